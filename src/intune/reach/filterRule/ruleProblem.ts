import type { RulePlace } from './ruleTree.ts'

/** Why a rule can't be saved, and where: the first place that is wrong. */
export type RuleProblem = RulePlace & RuleProblemFact

export type RuleProblemFact =
  | { readonly kind: 'empty' | 'clauseExpected' | 'operatorExpected' | 'valueExpected' | 'joinExpected' | 'endsEarly' }
  | { readonly kind: 'tooLong'; readonly limit: number }
  | { readonly kind: 'unclosedText' | 'unclosedGroup' | 'unopenedGroup' | 'unclosedList' | 'emptyList' | 'emptyText' }
  | { readonly kind: 'quotesMissing' | 'singleQuotes'; readonly text: string }
  | { readonly kind: 'blankMissing' | 'noNegation' }
  | { readonly kind: 'unknownOperator'; readonly text: string }
  | { readonly kind: 'unknownProperty' | 'propertyOfOtherPlatform'; readonly property: string }
  | { readonly kind: 'otherEntity'; readonly entity: 'device' | 'app' }
  | { readonly kind: 'operatorNotTaken'; readonly property: string; readonly operators: readonly string[] }
  | { readonly kind: 'listNotTaken' | 'nullNotTaken'; readonly property: string; readonly operator: string }
  | { readonly kind: 'notAVersion'; readonly text: string }

/** A sentence with `{0}`, `{1}`, … for `args`, so that it can be translated as a whole. */
export interface RuleSentence {
  readonly message: string
  readonly args: readonly string[]
}

export function describeRuleProblem(problem: RuleProblemFact): RuleSentence {
  switch (problem.kind) {
    case 'empty':
      return sentence('The rule is empty.')
    case 'tooLong':
      return sentence('The rule has more than {0} characters.', String(problem.limit))
    case 'clauseExpected':
      return sentence('A comparison such as (device.model -eq "Surface") must stand here.')
    case 'operatorExpected':
      return sentence('An operator such as -eq must stand behind the property.')
    case 'valueExpected':
      return sentence('A value in double quotes must stand behind the operator.')
    case 'joinExpected':
      return sentence('Here the rule must end, or go on with "and" or "or".')
    case 'endsEarly':
      return sentence('The rule ends before it is complete.')
    case 'unclosedText':
      return sentence('The closing double quote is missing.')
    case 'unclosedGroup':
      return sentence('The closing parenthesis is missing.')
    case 'unopenedGroup':
      return sentence('This parenthesis closes nothing.')
    case 'unclosedList':
      return sentence('A list is written as ["a", "b"].')
    case 'emptyList':
      return sentence('The list has no values.')
    case 'emptyText':
      return sentence('The value is empty. To find devices without a value, compare with $null.')
    case 'quotesMissing':
      return sentence('Put {0} in double quotes.', problem.text)
    case 'singleQuotes':
      return sentence('Put the value in double quotes; single quotes are not understood.')
    case 'blankMissing':
      return sentence('A blank must stand between property, operator and value.')
    case 'noNegation':
      return sentence('Rules have no "not". Use -ne, -notContains or -notIn.')
    case 'unknownOperator':
      return sentence('There is no operator {0}.', problem.text)
    case 'unknownProperty':
      return sentence('There is no property {0}.', problem.property)
    case 'propertyOfOtherPlatform':
      return sentence('Devices of this platform have no property {0}.', problem.property)
    case 'otherEntity':
      return problem.entity === 'app'
        ? sentence('A filter for apps compares properties of app, not of device.')
        : sentence('A filter for devices compares properties of device, not of app.')
    case 'operatorNotTaken':
      return sentence('{0} takes only these operators: {1}.', problem.property, dashed(problem.operators))
    case 'listNotTaken':
      return sentence('-{0} takes one value. For a list use -in or -notIn.', problem.operator)
    case 'nullNotTaken':
      return sentence('{0} cannot be compared with $null by -{1}.', problem.property, problem.operator)
    case 'notAVersion':
      return sentence('{0} is not a version of 2 to 4 numbers, such as 10.0.26100.', problem.text)
  }
}

/** The sentence in English, for logs and for commands that other programs call. */
export function ruleProblemText(problem: RuleProblemFact): string {
  const { message, args } = describeRuleProblem(problem)
  return message.replace(/\{(\d)\}/g, (_, index: string) => args[Number(index)] ?? '')
}

function dashed(names: readonly string[]): string {
  return names.map((name) => `-${name}`).join(', ')
}

function sentence(message: string, ...args: string[]): RuleSentence {
  return { message, args }
}
