import * as vscode from 'vscode'
import { lineAndColumn } from '../../intune/reach/filterRule/markedRule.ts'
import { describeRuleProblem, type RuleProblem } from '../../intune/reach/filterRule/ruleProblem.ts'
import { plainLine } from './plainLine.ts'

/** What is wrong with a rule, and where. */
export function ruleProblemText(rule: string, problem: RuleProblem): string {
  const { message, args } = describeRuleProblem(problem)
  const { line, column } = lineAndColumn(rule, problem.start)
  const { t } = vscode.l10n
  const what = t(message, ...args.map((one) => plainLine(one)))
  return line === 1
    ? t('Character {0}: {1}', String(column), what)
    : t('Line {0}, character {1}: {2}', String(line), String(column), what)
}
