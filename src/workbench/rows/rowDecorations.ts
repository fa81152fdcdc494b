import * as vscode from 'vscode'
import { markOf, type RowMark } from './rowUri.ts'

/** Draws what is odd beside the names of rows: a sign and a colour, and never the colour alone. */
export class RowDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const mark = markOf(uri)
    return mark && decorationOf(mark)
  }
}

function decorationOf(mark: RowMark): vscode.FileDecoration {
  const { t } = vscode.l10n
  switch (mark) {
    case 'warning':
      return new vscode.FileDecoration('⚠', t('There is a warning'), new vscode.ThemeColor('list.warningForeground'))
    case 'unread':
      return new vscode.FileDecoration('⊘', t('Could not be read'), new vscode.ThemeColor('list.errorForeground'))
    case 'incomplete':
      return new vscode.FileDecoration('⊘', t('Not everything could be read'))
    case 'unassigned':
      return new vscode.FileDecoration(undefined, t('Not assigned'), new vscode.ThemeColor('disabledForeground'))
  }
}
