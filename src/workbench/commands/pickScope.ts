import * as vscode from 'vscode'
import type { Assignable } from '../../intune/model/configuration.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { askWith } from '../prompts/askWith.ts'
import type { StepPosition } from '../prompts/runSteps.ts'
import { usedText } from './usedText.ts'
import { shownItems } from '../messages/shownItems.ts'

/** Whether a group is replaced only where the user pointed, or on all of its `users`. */
export function pickScope(
  title: string,
  given: readonly Assignable[],
  users: number,
  position: StepPosition,
  take: (everywhere: boolean) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly everywhere: boolean }>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Choose where to replace the group')
  pick.items = shownItems([
    { label: vscode.l10n.t('Only on {0}', subjectOf(given)), everywhere: false },
    { label: vscode.l10n.t('Everywhere'), description: usedText(users), everywhere: true },
  ])
  return askWith(pick, position, () => {
    const item = pick.selectedItems[0] ?? pick.activeItems[0]
    if (!item) return 'stay'
    take(item.everywhere)
    return 'next'
  })
}
