import * as vscode from 'vscode'
import { numberText } from './inLanguage.ts'
import { configurationName } from './configurationName.ts'

/** "Update ring - Pilot", or "12 configurations". */
export function subjectOf(
  assignables: readonly { readonly configuration: { readonly displayName: string; readonly id: string } }[],
): string {
  const [only] = assignables
  if (assignables.length === 1 && only) return configurationName(only.configuration)
  return vscode.l10n.t('{0} configurations', numberText(assignables.length))
}
