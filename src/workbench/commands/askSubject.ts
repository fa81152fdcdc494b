import * as vscode from 'vscode'
import { directoryDeviceScopes, managedDeviceScopes } from '../../intune/directory/deviceFacts.ts'
import { searchUsers } from '../../intune/directory/subjectSearch.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Asked } from '../../operations/readSubject.ts'
import type { Connection } from '../../session/connection.ts'
import type { Session } from '../../session/session.ts'
import { pickFound } from '../prompts/pickFound.ts'
import type { PickedGroup } from '../prompts/groupItem.ts'
import { pickGroup } from '../prompts/pickGroup.ts'
import { deviceChoices } from './deviceChoices.ts'
import { isGroupTarget } from './groupTarget.ts'
import { isRow } from '../views/configurations/row.ts'
import { isFoundRow } from '../views/groups/groupRow.ts'

const alone = { step: 1, totalSteps: 1, canGoBack: false }

/** Whom a question is about: the group, user or device of the row, else whom the user finds. Throws a `CancellationError`. */
export async function askSubject(
  session: Session,
  connection: Connection,
  of: Asked['of'],
  row: unknown,
  title?: string,
): Promise<Asked> {
  const { t } = vscode.l10n
  const pointed = isFoundRow(row) && row.row === 'subject' && row.subject.of === of ? row.subject.id : undefined
  switch (of) {
    case 'group': {
      const target = isGroupTarget(row)
        ? row.target
        : isRow(row) && row.row === 'assignment'
          ? row.assignment.target
          : undefined
      const pointedAt = target && groupOf(target)
      return { of, id: pointedAt ?? (await askGroup(connection, title ?? t('Explain Group'))) }
    }
    case 'user': {
      if (pointed !== undefined) return { of, key: pointed }
      const find = async (text: string, signal: AbortSignal) =>
        (await searchUsers(connection.graph, text, signal)).map(({ id, displayName, userPrincipalName }) => ({
          id,
          name: displayName,
          about: userPrincipalName,
        }))
      return { of, key: await pickFound(title ?? t('Explain User'), t('Type the name of a user'), find) }
    }
    case 'device': {
      await session.ensureAccess(connection, managedDeviceScopes)
      await session.ensureAccess(connection, directoryDeviceScopes)
      if (pointed !== undefined) return { of, id: pointed }
      const find = (text: string, signal: AbortSignal) => deviceChoices(connection, text, signal)
      return { of, id: await pickFound(title ?? t('Explain Device'), t('Type the whole name of a device'), find) }
    }
  }
}

export async function askGroup({ groups }: Connection, title: string): Promise<string> {
  let picked: PickedGroup | undefined
  await pickGroup(title, { groups, note: () => undefined }, undefined, alone, (group) => {
    picked = group
  })
  if (picked === undefined) throw new vscode.CancellationError()
  return picked.id
}
