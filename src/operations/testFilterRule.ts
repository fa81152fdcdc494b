import { isJson, type Json } from '../base/json.ts'
import { ruleProblemText } from '../intune/reach/filterRule/ruleProblem.ts'
import { testRule, valuesFrom } from '../intune/reach/filterRule/testRule.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, textArgument } from './commandArguments.ts'

export type RuleTestResult =
  | { readonly matches: true | false | 'unknown' }
  /** `offset`: where in the rule, from 0. */
  | { readonly error: { readonly message: string; readonly offset: number } }

/** Evaluates the rule of an assignment filter with the values of a device. Throws a `UsageError`. */
export function testFilterRule(args: Json): RuleTestResult {
  checkNames(args, ['rule', 'platform', 'properties'])
  const rule = textArgument(args, 'rule')
  const platform = textArgument(args, 'platform')
  const properties = args['properties'] ?? {}
  if (rule === undefined) throw new UsageError('rule is missing')
  if (platform === undefined) throw new UsageError('platform is missing, such as windows10AndLater')
  if (!isJson(properties)) throw new UsageError('properties has to be an object')
  const test = testRule(rule, platform, valuesFrom(properties, platform))
  return 'problem' in test
    ? { error: { message: ruleProblemText(test.problem), offset: test.problem.start } }
    : { matches: test.result.matches }
}
