import * as vscode from 'vscode'
import type { Reached } from '../../intune/reach/reachOfTenant.ts'
import type { Subject } from '../../intune/reach/subject.ts'
import type { Verdict } from '../../intune/reach/verdict.ts'
import type { Explanation } from '../../operations/explain.ts'
import type { ReportedOf } from '../../operations/reportedOf.ts'
import { reasonSentence } from '../../operations/reasonSentence.ts'
import type { Connection } from '../../session/connection.ts'
import { configurationName } from '../messages/configurationName.ts'
import { describeError } from '../messages/describeError.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { intentText } from '../messages/intentText.ts'
import { kindText } from '../messages/kindText.ts'
import { markdownText } from '../messages/markdownText.ts'
import { reportedCell } from '../messages/reportedCell.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { usersText } from '../messages/usersText.ts'
import { verdictName } from '../messages/verdictName.ts'
import { wordingOf } from '../messages/wordingOf.ts'

const order: readonly Verdict[] = ['gets', 'excluded', 'filteredOut', 'unknown']

/** What a group, a user or a device gets, as a document: one sentence first, then each configuration with what decided. */
export function explanationReport(explanation: Explanation, connection: Connection, reported?: ReportedOf): string {
  const { t } = vscode.l10n
  const { subject, configurations, unread, readAt } = explanation
  const name = markdownText(subject.name)
  const byVerdict = Map.groupBy(configurations, ({ reach }) => reach.verdict)
  const count = (verdict: Verdict): string => numberText(byVerdict.get(verdict)?.length ?? 0)
  return [
    `# ${name}`,
    '',
    t(
      '{0} gets {1} configurations. Excluded from: {2}. Filtered out of: {3}. Unknown: {4}.',
      name,
      count('gets'),
      count('excluded'),
      count('filteredOut'),
      count('unknown'),
    ),
    '',
    `${t('Computed from assignments, groups and filters, of what this account may see; not a report of the device.')}  `,
    `${t('Tenant: {0}', markdownText(tenantLabel(connection)))}  `,
    `${t('Assignments read: {0}', dateTimeText(new Date(readAt).toISOString()))}  `,
    ...(subject.values ? [`${markdownText(usersText(subject))}  `] : []),
    t('Id: {0}', markdownText(subject.id)),
    ...(reported ? ['', ...reportedLegend(configurations, reported)] : []),
    ...order.flatMap((verdict) => section(verdict, byVerdict.get(verdict) ?? [], subject, connection, reported)),
    ...(unread.length === 0 ? [] : ['', `## ${t('Could not be read')}`, '']),
    ...unread.map(
      ({ kind, error }) => `- ${markdownText(kindText(kind.title))}: ${markdownText(describeError(error).message)}`,
    ),
    '',
  ].join('\n')
}

function section(
  verdict: Verdict,
  of: readonly Reached[],
  subject: Subject,
  connection: Connection,
  reported?: ReportedOf,
): readonly string[] {
  if (of.length === 0) return []
  const { t } = vscode.l10n
  const wording = wordingOf(connection)
  const rows = of.map(({ configuration, reach }) => [
    configurationName(configuration),
    kindText(configuration.sort.title),
    reach.intent === undefined ? '' : intentText(reach.intent, configuration.kind),
    reasonSentence(subject, reach, wording),
    ...(reported ? [reportedCell(reported(configuration))] : []),
  ])
  const titles = [t('Configuration'), t('Type'), t('Intent'), t('Because'), ...(reported ? [t('Reported')] : [])]
  return [
    '',
    `## ${verdictName(verdict)}`,
    '',
    `| ${titles.join(' | ')} |`,
    `|${'---|'.repeat(titles.length)}`,
    ...rows.map((row) => `| ${row.map(markdownText).join(' | ')} |`),
  ]
}

/** What the column of the reported status is worth, and what of it could not be read. */
function reportedLegend(configurations: readonly Reached[], reported: ReportedOf): readonly string[] {
  const { t } = vscode.l10n
  const told = configurations.map(({ configuration }) => ({ configuration, rows: reported(configuration) }))
  const failed = told.flatMap(({ configuration: { kind }, rows }) => (rows instanceof Error ? [{ kind, rows }] : []))
  const kinds = new Map(failed.map(({ kind, rows }) => [kindText(kind.title), describeError(rows).message]))
  return [
    t(
      'Reported: what the device told Intune of it, and when. Devices tell late, and a row that is missing is no proof. Unknown: Intune has no report of the type, or it could not be read.',
    ),
    ...[...kinds].map(([kind, message]) => `- ${markdownText(t('Not reported for {0}: {1}', kind, message))}`),
  ]
}
