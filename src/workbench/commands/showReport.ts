import * as vscode from 'vscode'
import { formatted } from '../../intune/reports/reportFormats.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { shownItems } from '../messages/shownItems.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { type ReportName, reportNames, reportTitle, tenantReport } from '../reports/tenantReports.ts'
import { askReportFormat } from './askReportFormat.ts'
import { readList } from './readList.ts'

/** Asks which report, and as what, and opens it as a document to be read or saved. */
export async function showReport(session: Session, list: ListReading, documents: ReportDocuments): Promise<void> {
  const { t } = vscode.l10n
  const connection = await requireConnection({ session })
  const reports = reportNames.map((name): vscode.QuickPickItem & { name: ReportName } => ({
    label: reportTitle(name),
    name,
  }))
  const report = await vscode.window.showQuickPick(shownItems(reports), { title: t('Report') })
  if (report === undefined) return
  const chosen = await askReportFormat(report.label)
  await readList(list, connection)
  await Promise.all([connection.filters.load(), connection.groups.resolve(connection.tenant.usage.groups)])
  const content = formatted(tenantReport(report.name, connection), chosen.format)
  await documents.open(report.label, chosen.extension, content)
}
