import * as vscode from 'vscode'
import { type Move, readDirectGroups } from '../../intune/directory/membershipMove.ts'
import { groupKind } from '../../intune/model/group.ts'
import type { Connection } from '../../session/connection.ts'
import { groupKindName } from '../messages/groupKindName.ts'
import { shownItems } from '../messages/shownItems.ts'
import { shownName } from '../messages/shownName.ts'
import { askGroup } from './askSubject.ts'

export interface NamedMove extends Move {
  readonly names: { readonly from?: string; readonly to?: string }
}

/** Which group a user would leave, and which one join. Throws a `CancellationError`. */
export async function askMove(connection: Connection, userId: string): Promise<NamedMove> {
  const { t } = vscode.l10n
  const from = await askFrom(connection, userId)
  const title = t('Compare: Group to Join')
  if (from !== undefined && !(await askJoins(title))) return { from: from.id, names: { from: from.name } }
  const to = await askGroup(connection, title)
  const state = connection.groups.state(to)
  const names = { ...(from && { from: from.name }), to: state.state === 'known' ? state.group.displayName : to }
  return { ...(from && { from: from.id }), to, names }
}

async function askFrom(
  connection: Connection,
  userId: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { t } = vscode.l10n
  const groups = [...(await readDirectGroups(connection.graph, userId))]
  groups.sort((a, b) => a.displayName.localeCompare(b.displayName))
  const items: (vscode.QuickPickItem & { readonly id?: string })[] = [
    { label: t('Leave no group'), description: t('the user only joins one') },
    ...groups.map((group) => ({
      label: shownName(group.displayName, group.id),
      description: groupKindName(groupKind(group)),
      id: group.id,
    })),
  ]
  const title = t('Compare: Group to Leave')
  const placeHolder = t('The groups that have the user as a member, without those around them')
  const chosen = await vscode.window.showQuickPick(shownItems(items), { title, placeHolder, matchOnDescription: true })
  if (chosen === undefined) throw new vscode.CancellationError()
  const { id } = chosen
  return id === undefined ? undefined : { id, name: groups.find((one) => one.id === id)?.displayName ?? id }
}

async function askJoins(title: string): Promise<boolean> {
  const { t } = vscode.l10n
  const items: (vscode.QuickPickItem & { readonly joins: boolean })[] = [
    { label: t('Join a group'), joins: true },
    { label: t('Join no group'), description: t('the user only leaves one'), joins: false },
  ]
  const chosen = await vscode.window.showQuickPick(shownItems(items), { title })
  if (chosen === undefined) throw new vscode.CancellationError()
  return chosen.joins
}
