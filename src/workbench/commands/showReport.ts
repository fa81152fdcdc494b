import * as vscode from 'vscode'
import { formatted, type ReportFormat } from '../../intune/reports/reportFormats.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { shownItems } from '../messages/shownItems.ts'
import { type ReportName, reportNames, reportTitle, tenantReport } from '../reports/tenantReports.ts'
import { readList } from './readList.ts'

/** Asks which report, and as what, and opens it as a document to be read or saved. */
export async function showReport(session: Session, list: ListReading): Promise<void> {
  const { t } = vscode.l10n
  const connection = await requireConnection({ session })
  const reports = reportNames.map((name): vscode.QuickPickItem & { name: ReportName } => ({
    label: reportTitle(name),
    name,
  }))
  const report = await vscode.window.showQuickPick(shownItems(reports), { title: t('Report') })
  if (report === undefined) return
  const formats: (vscode.QuickPickItem & { format: ReportFormat; language: string })[] = [
    { label: 'Markdown', format: 'markdown', language: 'markdown' },
    { label: 'CSV', format: 'csv', language: 'plaintext' },
    { label: 'JSON', format: 'json', language: 'json' },
    { label: 'HTML', format: 'html', language: 'html' },
  ]
  const chosen = await vscode.window.showQuickPick(shownItems(formats), { title: report.label })
  if (chosen === undefined) return
  await readList(list, connection)
  await Promise.all([connection.filters.load(), connection.groups.resolve(connection.tenant.usage.groups)])
  const content = formatted(tenantReport(report.name, connection), chosen.format)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: chosen.language, content }))
}
