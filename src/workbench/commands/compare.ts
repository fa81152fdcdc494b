import * as vscode from 'vscode'
import { compareConfigurations, compareDocuments } from '../../intune/comparison/compareDocuments.ts'
import type { AssignmentDocument } from '../../intune/documents/assignmentDocument.ts'
import type { Report } from '../../intune/reports/report.ts'
import { formatted } from '../../intune/reports/reportFormats.ts'
import { compareMove, compareSubjects } from '../../operations/compareSubjects.ts'
import { exportAssignments } from '../../operations/exportAssignments.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { AssignmentDocuments } from '../documents/assignmentDocuments.ts'
import { errorKind } from '../messages/errorKind.ts'
import { dateTimeText } from '../messages/inLanguage.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { configurationsReport, documentsReport } from '../reports/documentComparisonReport.ts'
import { aboutTenant } from '../reports/reportAbout.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { moveReport, subjectsReport } from '../reports/subjectComparisonReport.ts'
import { askComparison, type Comparison } from './askComparison.ts'
import { askReportFormat } from './askReportFormat.ts'
import { readList } from './readList.ts'
import type { Run } from './run.ts'
import { whileCancellable } from './whileCancellable.ts'

interface CompareParts {
  readonly session: Session
  readonly list: ListReading
  readonly documents: ReportDocuments
  readonly assignmentDocuments: AssignmentDocuments
}

/** Two groups, users, devices or configurations, a move, or now with an export: a table of what differs. Sends reads only. */
export function compareCommand({ session, list, documents, assignmentDocuments }: CompareParts): Run {
  return async (first, second) => {
    const connection = await requireConnection({ session })
    const comparison = await askComparison({ session, list, connection }, first, second)
    const { format, extension } = await askReportFormat(vscode.l10n.t('Compare'))
    await readList(list, connection)
    const report = await whileCancellable(vscode.l10n.t('Comparing…'), (signal) =>
      reportOf(connection, assignmentDocuments, comparison, signal),
    )
    await documents.open(report.title, extension, formatted(report, format))
    return undefined
  }
}

async function reportOf(
  connection: Connection,
  documents: AssignmentDocuments,
  comparison: Comparison,
  signal: AbortSignal,
): Promise<Report> {
  switch (comparison.of) {
    case 'subjects':
      return subjectsReport(await compareSubjects(connection, comparison.left, comparison.right, signal), connection)
    case 'move': {
      const { key, move } = comparison
      return moveReport(await compareMove(connection, key, move, signal), move.names, connection)
    }
    case 'configurations':
      return configurations(connection, comparison, signal)
    case 'export':
      return withExport(connection, await documents.read(comparison.uri), signal)
  }
}

async function configurations(
  connection: Connection,
  { pair }: Extract<Comparison, { of: 'configurations' }>,
  signal: AbortSignal,
): Promise<Report> {
  const scope = { by: 'choice', assignables: pair } as const
  const { document, unread } = await exportAssignments(connection, scope, errorKind, signal)
  const [left, right] = document.configurations
  const [failed] = unread
  if (left === undefined || right === undefined) throw failed?.error ?? new Error('a configuration is gone')
  const differences = compareConfigurations([document, left], [document, right])
  const about: Report['about'] = [...aboutTenant(connection), [vscode.l10n.t('Read'), dateTimeText(document.readAt)]]
  return configurationsReport(left, right, differences, about)
}

async function withExport(connection: Connection, there: AssignmentDocument, signal: AbortSignal): Promise<Report> {
  const { t } = vscode.l10n
  const { document: here } = await exportAssignments(connection, undefined, errorKind, signal)
  if (there.tenant.id.toLowerCase() === connection.identity.tenantId.toLowerCase()) {
    const then = { title: dateTimeText(there.readAt), document: there }
    const now = { title: t('now'), document: here }
    return documentsReport(then, now, compareDocuments(there, here, 'ids'), [])
  }
  const ours = { title: tenantLabel(connection), document: here }
  const theirs = { title: there.tenant.name || there.tenant.id, document: there }
  const note = t('Configurations by kind, name and type; groups by name; filters by name, platform and rule.')
  return documentsReport(ours, theirs, compareDocuments(here, there, 'names'), [[t('Aligned'), note]])
}
