import * as vscode from 'vscode'
import type { ReachDifference } from '../../intune/comparison/compareReach.ts'
import type { Configuration } from '../../intune/model/configuration.ts'
import type { Report } from '../../intune/reports/report.ts'
import type { Subject } from '../../intune/reach/subject.ts'
import type { Reach } from '../../intune/reach/verdict.ts'
import type { SubjectComparison } from '../../operations/compareSubjects.ts'
import { reasonSentence } from '../../operations/reasonSentence.ts'
import type { Connection } from '../../session/connection.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { intentText } from '../messages/intentText.ts'
import { kindText } from '../messages/kindText.ts'
import { verdictName } from '../messages/verdictName.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import { moveDifferenceText, reachDifferenceText } from './comparisonWords.ts'
import { apart } from './apart.ts'
import { aboutTenant, unreadKinds } from './reportAbout.ts'

/** Two groups, users or devices: what one gets and the other does not, and the fact that decided on each side. */
export function subjectsReport(comparison: SubjectComparison, connection: Connection): Report {
  const [left, right] = apart(comparison.left.subject, comparison.right.subject)
  return table(comparison, connection, {
    title: vscode.l10n.t('{0} and {1}', left, right),
    columns: [left, right],
    what: ({ what }) => reachDifferenceText(what, left, right),
    notes: [],
  })
}

/** One person before and after leaving a group and joining another. */
export function moveReport(
  comparison: SubjectComparison,
  { from, to }: { readonly from?: string; readonly to?: string },
  connection: Connection,
): Report {
  const { t } = vscode.l10n
  const { name } = comparison.left.subject
  return table(comparison, connection, {
    title: moveTitle(name, from, to),
    columns: [t('Before'), t('After')],
    what: ({ what }) => moveDifferenceText(what),
    notes: [
      [t('What is lost'), t('A setting or an app may stay on the device after its assignment is gone.')],
      [
        t('Rules'),
        t('The groups with a rule are as they are now: what a changed user or device would match is not known.'),
      ],
    ],
  })
}

function moveTitle(name: string, from: string | undefined, to: string | undefined): string {
  const { t } = vscode.l10n
  if (from !== undefined && to !== undefined) return t('{0} from {1} to {2}', name, from, to)
  return from === undefined ? t('{0} joins {1}', name, to ?? '') : t('{0} leaves {1}', name, from)
}

interface Table {
  readonly title: string
  readonly columns: readonly [left: string, right: string]
  readonly what: (difference: ReachDifference) => string
  readonly notes: Report['about']
}

function table(
  { left, right, differences, same, unread }: SubjectComparison,
  connection: Connection,
  { title, columns, what, notes }: Table,
): Report {
  const { t } = vscode.l10n
  const wording = wordingOf(connection)
  const cell = (subject: Subject, { kind }: Configuration, reach: Reach | undefined): string => {
    if (reach === undefined) return t('No assignment reaches it')
    const intent = reach.intent === undefined ? [] : [intentText(reach.intent, kind)]
    return [verdictName(reach.verdict), ...intent, reasonSentence(subject, reach, wording)].join(' · ')
  }
  return {
    title,
    about: [
      ...aboutTenant(connection),
      [t('Read'), dateTimeText(Math.min(left.readAt, right.readAt))],
      [t('Computed'), t('from assignments, groups and filters; not a report of the device')],
      [t('Different'), numberText(differences.length)],
      [t('The same'), numberText(same)],
      ...notes,
    ],
    unread: unreadKinds(unread),
    unreadTitle: t('Could not be read'),
    columns: [t('Configuration'), t('Type'), t('Difference'), ...columns, t('Kind'), t('Id')],
    rows: differences.map((one) => [
      one.configuration.displayName,
      kindText(one.configuration.sort.title),
      what(one),
      cell(left.subject, one.configuration, one.left),
      cell(right.subject, one.configuration, one.right),
      one.configuration.kind.id,
      one.configuration.id,
    ]),
  }
}
