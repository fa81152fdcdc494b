import * as vscode from 'vscode'
import type { ClauseResult } from '../../intune/reach/filterRule/evaluateRule.ts'
import { clauseText } from '../../intune/reach/filterRule/comparisonText.ts'
import { lineAndColumn, markedRule } from '../../intune/reach/filterRule/markedRule.ts'
import type { RuleOnDevice } from '../../operations/testFilterOnDevice.ts'
import type { Connection } from '../../session/connection.ts'
import { describeError } from '../messages/describeError.ts'
import { kindText } from '../messages/kindText.ts'
import { markdownText } from '../messages/markdownText.ts'
import { matchesText } from '../messages/matchesText.ts'
import { plainLine } from '../messages/plainLine.ts'
import { platformText } from '../messages/platformText.ts'
import { ruleProblemText } from '../messages/ruleProblemText.ts'
import { shownName } from '../messages/shownName.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'

/** What the rule of a filter gives on a device, as a document: the answer first, then what decided, and what Intune says. */
export function filterTestReport(answer: RuleOnDevice, connection: Connection): string {
  const { t } = vscode.l10n
  const { question, device, result, problems } = answer
  const { filter, rule, platform } = question
  const name = markdownText(shownName(device.name, device.id))
  const what = filter === undefined ? t('Rule') : markdownText(shownName(filter.displayName, filter.id))
  const decided = result?.deciding ?? []
  const about = [
    t('Computed from what Intune holds of the device, of what this account may see.'),
    t('Tenant: {0}', markdownText(tenantLabel(connection))),
    ...(filter ? [t('Filter: {0}', markdownText(filter.id))] : []),
    t('Platform of the rule: {0}', markdownText(platformText(platform))),
    ...(device.platform === undefined
      ? []
      : [t('Platform of the device: {0}', markdownText(kindText(device.platform)))]),
    t('Device: {0}', markdownText(device.id)),
  ]
  return [
    `# ${name} · ${what}`,
    '',
    `**${answerText(answer, name, filter && what)}**`,
    ...notes(answer).flatMap((one) => ['', one]),
    ...(decided.length === 0 ? [] : ['', ...table(rule, decided)]),
    ...(rule === '' ? [] : ['', `## ${t('Rule')}`, '', ...ruleLines(answer)]),
    ...problems.flatMap((one) => ['', markdownText(ruleProblemText(rule, one))]),
    '',
    `## ${t('Checked with Intune')}`,
    '',
    official(answer),
    '',
    '---',
    '',
    ...about.map((line, index) => (index < about.length - 1 ? `${line}  ` : line)),
    '',
  ].join('\n')
}

/** `filter`: its name; absent: the rule was typed. */
function answerText({ question, result, otherwise }: RuleOnDevice, device: string, filter?: string): string {
  const { t } = vscode.l10n
  const [first, what] = [filter ?? t('The rule'), filter ?? t('the rule')]
  if (otherwise === 'apps') return t('It is not known whether {0} matches {1}.', device, what)
  if (otherwise === 'platform') {
    const platform = markdownText(platformText(question.platform))
    return t('{0} is for {1}: Intune does not evaluate it on {2}.', first, platform, device)
  }
  if (result === undefined) return t('{0} cannot be evaluated: there is an error in it.', first)
  if (result.matches === 'unknown') return t('It is not known whether {0} matches {1}.', device, what)
  return result.matches ? t('{0} matches {1}.', device, what) : t('{0} does not match {1}.', device, what)
}

/** What a reader has to know before believing the sentence. */
function notes({ otherwise, result, problems }: RuleOnDevice): readonly string[] {
  const { t } = vscode.l10n
  if (otherwise === 'apps')
    return [t('The rule is for apps: it compares what an app says of itself, which no device knows.')]
  return result !== undefined && problems.length > 0
    ? [t('Intune took the rule when it was saved; what this version does not understand in it counts as not known.')]
    : []
}

function table(rule: string, decided: readonly ClauseResult[]): readonly string[] {
  const { t } = vscode.l10n
  const rows = decided.map((one) => {
    const { line, column } = lineAndColumn(rule, one.clause.start)
    const held = one.actual === undefined ? t('not known') : one.actual === null ? t('no value') : `"${one.actual}"`
    return [`${line}:${column}`, clauseText(one.clause), held, matchesText(one.matches)]
  })
  return [
    `| ${[t('Place'), t('Comparison that decided'), t('The device has'), t('Result')].join(' | ')} |`,
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.map(markdownText).join(' | ')} |`),
  ]
}

/** As a block of code, in which nothing is Markdown: below what decided, or what is wrong, stand signs. */
function ruleLines({ question: { rule }, result, problems }: RuleOnDevice): readonly string[] {
  const places = result === undefined ? problems : result.deciding.map(({ clause }) => clause)
  return markedRule(rule, places).flatMap(({ text, marks }) => [
    `    ${codeLine(text)}`,
    ...(marks === undefined ? [] : [`    ${marks}`]),
  ])
}

/** Each character stays one, so that the signs stand right; an address would become a link in the editor. */
function codeLine(text: string): string {
  return plainLine(text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/:(?=\/\/)/g, '\ua789'), 4_000)
}

function official({ official: theirs, result }: RuleOnDevice): string {
  const { t } = vscode.l10n
  if (theirs === undefined) return t('Not asked: the rule cannot be evaluated on a device.')
  if (theirs instanceof Error) return t('Intune did not answer. {0}', markdownText(describeError(theirs).message))
  if (theirs.matches === 'unknown') return t('Intune does not say: more devices match than are looked through.')
  const says = theirs.matches ? t('Intune says: matches.') : t('Intune says: does not match.')
  const differs = result && result.matches !== 'unknown' && result.matches !== theirs.matches
  return differs ? `${says} ${t('That is not what was worked out here; believe Intune.')}` : says
}
