import * as vscode from 'vscode'
import { directoryDeviceScopes, managedDeviceScopes } from '../../intune/directory/deviceFacts.ts'
import { searchDevices, searchUsers } from '../../intune/directory/subjectSearch.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Asked } from '../../operations/explain.ts'
import type { Connection } from '../../session/connection.ts'
import type { Session } from '../../session/session.ts'
import { dateTimeText } from '../messages/inLanguage.ts'
import { pickFound } from '../prompts/pickFound.ts'
import { type PickedGroup, pickGroup } from '../prompts/pickGroup.ts'
import { isGroupTarget } from './groupTarget.ts'
import { isRow } from '../views/configurations/row.ts'

const alone = { step: 1, totalSteps: 1, canGoBack: false }

/** Whom a question is about: the group of the row, else whom the user finds. Throws a `CancellationError`. */
export async function askSubject(
  session: Session,
  connection: Connection,
  of: Asked['of'],
  row: unknown,
): Promise<Asked> {
  const { t } = vscode.l10n
  switch (of) {
    case 'group': {
      const target = isGroupTarget(row)
        ? row.target
        : isRow(row) && row.row === 'assignment'
          ? row.assignment.target
          : undefined
      const pointedAt = target && groupOf(target)
      return { of, id: pointedAt ?? (await askGroup(connection)) }
    }
    case 'user': {
      const find = async (text: string, signal: AbortSignal) =>
        (await searchUsers(connection.graph, text, signal)).map(({ id, displayName, userPrincipalName }) => ({
          id,
          name: displayName,
          about: userPrincipalName,
        }))
      return { of, key: await pickFound(t('Explain User'), t('Type the name of a user'), find) }
    }
    case 'device': {
      await session.ensureAccess(connection, managedDeviceScopes)
      await session.ensureAccess(connection, directoryDeviceScopes)
      const find = async (text: string, signal: AbortSignal) =>
        (await searchDevices(connection.graph, text, signal)).map((one) => ({
          id: one.id,
          name: one.deviceName,
          about: [one.userPrincipalName, one.operatingSystem].filter((part) => part !== '').join(' · '),
          // Devices of one name are told apart by their ids and their last check-in.
          detail: t('Last check-in: {0} · {1} · {2}', dateTimeText(one.lastSyncDateTime), one.id, one.entraId),
        }))
      return { of, id: await pickFound(t('Explain Device'), t('Type the whole name of a device'), find) }
    }
  }
}

async function askGroup({ groups }: Connection): Promise<string> {
  let picked: PickedGroup | undefined
  await pickGroup(
    vscode.l10n.t('Explain Group'),
    groups,
    undefined,
    () => undefined,
    alone,
    (group) => {
      picked = group
    },
  )
  if (picked === undefined) throw new vscode.CancellationError()
  return picked.id
}
