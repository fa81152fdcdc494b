import * as vscode from 'vscode'
import type { ConfigurationsTree } from '../views/configurations/configurationsTree.ts'

/** Filters the list by name or type; an empty answer shows all. */
export async function filterConfigurations(tree: ConfigurationsTree): Promise<void> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Configurations'),
    prompt: vscode.l10n.t('Part of a name or a type'),
    value: tree.filter,
  })
  if (text !== undefined) tree.filter = text.trim()
}
