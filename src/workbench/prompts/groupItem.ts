import * as vscode from 'vscode'
import { type Group, groupKind } from '../../intune/model/group.ts'
import { groupKindName } from '../messages/groupKindName.ts'
import { membersText } from '../messages/membersText.ts'
import { ask } from '../messages/notice.ts'
import { shownName } from '../messages/shownName.ts'

/** A group, or an id that the directory does not know and the user insists on. */
export interface PickedGroup {
  readonly id: string
  readonly name: string
  /** The directory does not have it: it is taken only where the user insists. */
  readonly unknown?: boolean
}

/** A row of a list of groups; without a group it only says something. */
export interface GroupItem extends vscode.QuickPickItem {
  readonly group?: PickedGroup
}

/** `withId`: another name looks like this one, so the id has to tell them apart. */
export function groupItem(group: Group, withId: boolean, members?: number, note?: string): GroupItem {
  const facts = [groupKindName(groupKind(group))]
  if (members !== undefined) facts.push(membersText(members))
  if (note !== undefined) facts.push(note)
  const detail = [group.description, withId ? group.id : undefined].filter((one) => one !== undefined).join(' · ')
  const label = shownName(group.displayName, group.id)
  return {
    label,
    description: facts.join(' · '),
    detail: detail === '' ? undefined : detail,
    alwaysShow: true,
    group: { id: group.id, name: label },
  }
}

export function unknownGroupItem(id: string): GroupItem {
  return {
    label: vscode.l10n.t('Use this id anyway…'),
    iconPath: new vscode.ThemeIcon('warning'),
    description: id,
    detail: vscode.l10n.t('The directory does not contain a group with this id.'),
    alwaysShow: true,
    group: { id: id.toLowerCase(), name: id.toLowerCase(), unknown: true },
  }
}

/** Whether the user wants each of those that the directory does not have. */
export async function insistOn(picked: readonly PickedGroup[]): Promise<boolean> {
  for (const { id } of picked.filter(({ unknown }) => unknown)) {
    const use = vscode.l10n.t('Use It')
    const answer = await ask(
      vscode.l10n.t('The directory does not contain a group with the id {0}.', id),
      [vscode.l10n.t('The assignment has no effect unless the group was created just now.')],
      use,
    )
    if (answer !== use) return false
  }
  return true
}
