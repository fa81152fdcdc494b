import * as vscode from 'vscode'
import { guidsOf } from '../../intune/model/target.ts'
import { shownItems } from '../messages/shownItems.ts'
import { askWith } from './askWith.ts'
import type { GroupSource } from './findGroups.ts'
import { type GroupItem, insistOn, type PickedGroup } from './groupItem.ts'
import { GroupSearch } from './groupSearch.ts'
import { putCursor } from './putCursor.ts'
import type { StepPosition } from './runSteps.ts'

/** The group that was chosen before, and what was typed to find it. */
export interface ChosenBefore {
  readonly group?: PickedGroup | undefined
  readonly typed?: string | undefined
}

/** One group, found by its name or its pasted object id. */
export function pickGroup(
  title: string,
  source: GroupSource,
  before: ChosenBefore | undefined,
  position: StepPosition,
  take: (group: PickedGroup, typed: string) => void,
  /** Where several may be chosen: the user wants to, with the group of a row as the first of them. */
  several?: (typed: string, first?: PickedGroup) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<GroupItem>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Type the name of a group, or paste its object id')
  pick.value = before?.typed ?? before?.group?.name ?? ''
  const buttons = several
    ? [{ iconPath: new vscode.ThemeIcon('add'), tooltip: vscode.l10n.t('Select This and Others') }]
    : []
  const search = new GroupSearch(pick, source, ({ items }) => {
    // New items move the cursor to the first row: put it back to where the user has it.
    const active = pick.activeItems[0]?.group?.id ?? before?.group?.id
    pick.items = shownItems(items.map((item) => (item.group ? { ...item, buttons } : item)))
    putCursor(pick, ({ group }) => group !== undefined && group.id === active)
  })
  const accept = async (): Promise<'next' | 'stay'> => {
    if (several && (guidsOf(pick.value)?.length ?? 0) > 1) {
      several(pick.value)
      return 'next'
    }
    const group = (await search.meant())?.group
    if (group === undefined || !(await insistOn([group]))) return 'stay'
    take(group, pick.value)
    return 'next'
  }
  const others = several && {
    buttons: [{ iconPath: new vscode.ThemeIcon('checklist'), tooltip: vscode.l10n.t('Select Several') }],
    press: (item?: GroupItem) => (item ? several('', item.group) : several(pick.value)),
  }
  return askWith(pick, position, accept, others).finally(() => search.dispose())
}
