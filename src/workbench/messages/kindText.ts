import * as vscode from 'vscode'

/** A text of a kind's row in the reader's language; the rows are in English (`test/support/l10nBundle.ts` collects them). */
export function kindText(dataText: string): string {
  return vscode.l10n.t(dataText)
}
