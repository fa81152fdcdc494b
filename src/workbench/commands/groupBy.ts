import * as vscode from 'vscode'
import type { ConfigurationsTree } from '../views/configurations/configurationsTree.ts'
import type { Grouping } from '../views/configurations/grouping.ts'
import { shownItems } from '../messages/shownItems.ts'

/** Asks how the Configurations view groups its rows, and remembers it in the settings. */
export async function groupBy(tree: ConfigurationsTree): Promise<void> {
  const { t } = vscode.l10n
  const groupings: readonly (readonly [Grouping, string])[] = [
    ['area', t('Area')],
    ['platform', t('Platform')],
    ['kind', t('Kind')],
    ['list', t('One list')],
  ]
  const items = groupings.map(([grouping, label]) => ({
    label,
    description: grouping === tree.grouping ? t('In use') : undefined,
    grouping,
  }))
  const chosen = await vscode.window.showQuickPick(shownItems(items), { title: t('Group By') })
  if (chosen === undefined) return
  const settings = vscode.workspace.getConfiguration('intuneAssignments')
  await settings.update('groupBy', chosen.grouping, vscode.ConfigurationTarget.Global)
}
