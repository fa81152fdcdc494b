import type * as vscode from 'vscode'

/** Puts the cursor on the row that was active before. With no row, nothing would be active and Enter would do nothing. */
export function putCursor<T extends vscode.QuickPickItem>(pick: vscode.QuickPick<T>, fits: (item: T) => boolean): void {
  const wanted = pick.items.filter(fits)
  if (wanted.length > 0) pick.activeItems = wanted.slice(0, 1)
}
