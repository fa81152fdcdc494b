import * as vscode from 'vscode'
import { plainLine } from '../messages/plainLine.ts'

/** Intune takes no more (memdocs, multi-admin-approval-graph-api). */
const longest = 1024

/** Asks for the reason that another administrator will read; undefined when the user gives none. */
export async function askJustification(title: string): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: plainLine(title),
    prompt: vscode.l10n.t('Intune requires the approval of another administrator. Enter the reason for this change.'),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return vscode.l10n.t('Enter a reason.')
      return text.length > longest ? vscode.l10n.t('At most {0} characters.', longest) : undefined
    },
  })
  return reason?.trim()
}
