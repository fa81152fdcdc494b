import * as vscode from 'vscode'

export function assignmentsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 assignment') : vscode.l10n.t('{0} assignments', count.toLocaleString())
}
