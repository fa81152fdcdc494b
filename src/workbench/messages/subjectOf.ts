import * as vscode from 'vscode'

/** "Update ring - Pilot", or "12 configurations". */
export function subjectOf(
  assignables: readonly { readonly configuration: { readonly displayName: string } }[],
): string {
  const [only] = assignables
  if (assignables.length === 1 && only) return only.configuration.displayName
  return vscode.l10n.t('{0} configurations', assignables.length.toLocaleString())
}
