import * as vscode from 'vscode'

/** What is drawn beside a row's name, where the width of the view cuts nothing off. */
export type RowMark = 'warning' | 'unassigned' | 'unread' | 'heading' | 'incomplete'

const scheme = 'intune-row'

/** The address by which VS Code asks how to draw a row. With another mark it is another address, so nothing is kept. */
export function rowUri(id: string, mark: RowMark): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(id)}`, query: mark })
}

const marks: readonly RowMark[] = ['warning', 'unassigned', 'unread', 'incomplete', 'heading']

/** The id of the row that has the address. */
export function rowIdOf({ path }: vscode.Uri): string {
  return decodeURIComponent(path.slice(1))
}

/** Undefined for what is no row of ours. */
export function markOf({ scheme: of, query }: vscode.Uri): RowMark | undefined {
  return of === scheme ? marks.find((one) => one === query) : undefined
}
