import * as vscode from 'vscode'
import type { ReportFormat } from '../../intune/reports/reportFormats.ts'
import { shownItems } from '../messages/shownItems.ts'

export interface ChosenFormat {
  readonly format: ReportFormat
  /** Of the file that it would be saved as. */
  readonly extension: string
}

/** As what a report shall be. Throws a `CancellationError`. */
export async function askReportFormat(title: string): Promise<ChosenFormat> {
  const { t } = vscode.l10n
  const formats: (vscode.QuickPickItem & ChosenFormat)[] = [
    { label: 'Markdown', description: t('a table to read here'), format: 'markdown', extension: 'md' },
    { label: 'CSV', description: t('for a spreadsheet'), format: 'csv', extension: 'csv' },
    { label: 'JSON', description: t('for a program'), format: 'json', extension: 'json' },
    { label: 'HTML', description: t('for a browser'), format: 'html', extension: 'html' },
  ]
  const chosen = await vscode.window.showQuickPick(shownItems(formats), { title })
  if (chosen === undefined) throw new vscode.CancellationError()
  return chosen
}
