import * as vscode from 'vscode'
import type { AssignmentDifference } from '../../intune/comparison/compareAssignments.ts'
import type { ConfigurationDifference, DocumentComparison } from '../../intune/comparison/compareDocuments.ts'
import type {
  AssignmentDocument,
  DocumentAssignment,
  DocumentConfiguration,
} from '../../intune/documents/assignmentDocument.ts'
import { assignmentOf } from '../../intune/documents/documentAssignment.ts'
import { namedConfiguration } from '../../intune/model/configuration.ts'
import { kindOf } from '../../intune/kinds/kindTable.ts'
import type { Report } from '../../intune/reports/report.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { fieldsText } from '../messages/fieldsText.ts'
import { kindText } from '../messages/kindText.ts'
import { apart } from './apart.ts'
import { assignmentDifferenceText, stateText } from './comparisonWords.ts'

/** One side of a comparison: what it is called, and the document that has it. */
export interface ComparedDocument {
  readonly title: string
  readonly document: AssignmentDocument
}

/** Two states of everything: of one tenant, or of two. */
export function documentsReport(
  left: ComparedDocument,
  right: ComparedDocument,
  { configurations, same }: DocumentComparison,
  notes: Report['about'],
): Report {
  const { t } = vscode.l10n
  return {
    title: t('{0} and {1}', left.title, right.title),
    about: [
      ...aboutSide(left),
      ...aboutSide(right),
      ...notes,
      [t('Different'), numberText(configurations.length)],
      [t('The same'), numberText(same)],
    ],
    unread: [...unreadOf(left), ...unreadOf(right)],
    unreadTitle: t('Could not be read'),
    columns: columns(left.title, right.title),
    rows: configurations.flatMap((one) => rowsOf(one, left.title, right.title)),
  }
}

/** Two configurations of what was read. */
export function configurationsReport(
  left: DocumentConfiguration,
  right: DocumentConfiguration,
  differences: readonly AssignmentDifference[],
  about: Report['about'],
): Report {
  const { t } = vscode.l10n
  const [a, b] = apart(left, right)
  return {
    title: t('{0} and {1}', a, b),
    about: [...about, [t('Different'), numberText(differences.length)]],
    unread: [],
    unreadTitle: t('Could not be read'),
    columns: [t('Difference'), a, b],
    rows: differences.map((one) => [
      assignmentDifferenceText(one.what, a, b),
      one.left ? assignmentText(left, one.left) : '',
      one.right ? assignmentText(right, one.right) : '',
    ]),
  }
}

function columns(left: string, right: string): readonly string[] {
  const { t } = vscode.l10n
  return [t('Configuration'), t('Type'), t('Difference'), left, right, t('Kind'), t('Id'), t('Id there')]
}

function rowsOf({ state, left, right, differences }: ConfigurationDifference, a: string, b: string): string[][] {
  const one = left ?? right
  if (one === undefined) return []
  const row = (what: string, mine: string, theirs: string): string[] => [
    one.name,
    kindText(one.type ?? one.kind.title),
    what,
    mine,
    theirs,
    one.kind.id,
    left?.id ?? '',
    right?.id ?? '',
  ]
  const textIn = (of: DocumentConfiguration | undefined, assignment: DocumentAssignment | undefined): string =>
    of && assignment ? assignmentText(of, assignment) : ''
  if (state !== 'both') {
    const list = (of: DocumentConfiguration | undefined): string =>
      of === undefined
        ? ''
        : of.assignments.map((each) => assignmentText(of, each)).join('; ') || vscode.l10n.t('not assigned')
    return [row(stateText(state, a, b), list(left), list(right))]
  }
  return differences.map((each) =>
    row(assignmentDifferenceText(each.what, a, b), textIn(left, each.left), textIn(right, each.right)),
  )
}

/** An assignment in words, by the names of its own document. */
export function assignmentText({ kind, id, name }: DocumentConfiguration, one: DocumentAssignment): string {
  const { t } = vscode.l10n
  const mode = one.target.kind === 'excludedGroup' ? t('Excluded') : t('Included')
  const filter = one.filter && (one.filter.name ?? one.filter.id)
  const fields = fieldsText(kind, assignmentOf(namedConfiguration(kind, id, name), one))
  return [
    targetText(one),
    mode,
    ...(filter === undefined
      ? []
      : [one.filter?.mode === 'exclude' ? t('filter: not {0}', filter) : t('filter: {0}', filter)]),
    ...fields.map(({ title, text }) => t('{0}: {1}', title, text)),
    ...(one.source === undefined ? [] : [one.source]),
  ].join(' · ')
}

function targetText({ target, name }: DocumentAssignment): string {
  const { t } = vscode.l10n
  switch (target.kind) {
    case 'group':
    case 'excludedGroup':
      return name === undefined || name === '' ? target.groupId : name
    case 'allDevices':
      return t('All devices')
    case 'allUsers':
      return t('All users')
    case 'unknown':
      return target.type
  }
}

function aboutSide({ title, document: { tenant, readAt, account } }: ComparedDocument): Report['about'] {
  const { t } = vscode.l10n
  const parts = [tenant.name, tenant.id, dateTimeText(readAt), ...(account === undefined ? [] : [account])]
  return [[title, t('{0}, what this account may see', parts.join(', '))]]
}

function unreadOf({ title, document: { unread } }: ComparedDocument): readonly string[] {
  const { t } = vscode.l10n
  return unread.map(({ kind, name, id, error }) => {
    const row = kindOf(kind)
    const what = [row ? kindText(row.title) : kind, name ?? id].filter((part) => part !== undefined).join(': ')
    return t('{0}: {1} ({2})', title, what, error)
  })
}
