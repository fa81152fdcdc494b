import * as vscode from 'vscode'
import { directoryDeviceScopes, managedDeviceScopes } from '../../intune/directory/deviceFacts.ts'
import { searchUsers } from '../../intune/directory/subjectSearch.ts'
import type { Connection } from '../../session/connection.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { pickFound } from '../prompts/pickFound.ts'
import type { Found, FoundSubjects } from '../views/groups/foundSubjects.ts'
import { isFoundRow } from '../views/groups/groupRow.ts'
import { deviceChoices } from './deviceChoices.ts'

const devices = 'devices'

/**
 * Looks for a group, a user or a device, and puts it on top of the Groups view. Intune finds no part of a device's name,
 * and devices need permissions of their own, so they are asked for only when the user says so.
 */
export async function findSubject(session: Session, found: FoundSubjects): Promise<void> {
  const connection = await requireConnection({ session })
  const { t } = vscode.l10n
  let typed = ''
  const known = new Map<string, Found>()
  const find = async (text: string, signal: AbortSignal) => {
    typed = text
    const all = await groupsAndUsers(connection, text, signal)
    for (const one of all) known.set(one.id, one)
    const rows = all.map(({ id, name, about, of }) => ({
      id,
      name,
      about,
      icon: of === 'user' ? 'account' : 'organization',
    }))
    return [...rows, { id: devices, name: t('Look for a device named "{0}"', text), about: '', icon: 'device-desktop' }]
  }
  const id = await pickFound(t('Find Group, User or Device'), t('Type a name'), find)
  found.add(known.get(id) ?? (await findDevice(session, connection, typed)))
  await vscode.commands.executeCommand('intuneAssignments.groups.focus')
}

/** What somebody looked for leaves the view. */
export function hideFound(found: FoundSubjects, row: unknown): void {
  if (!isFoundRow(row)) return
  if (row.row === 'subject') found.remove(row.subject)
  else if ('groupId' in row.target) found.remove({ of: 'group', id: row.target.groupId })
}

async function groupsAndUsers(
  { groups, graph }: Connection,
  text: string,
  signal: AbortSignal,
): Promise<readonly (Found & { readonly about: string })[]> {
  const [foundGroups, users] = await Promise.all([groups.search(text, signal), searchUsers(graph, text, signal)])
  return [
    ...foundGroups.map(({ id, displayName, description }) => ({
      of: 'group' as const,
      id,
      name: displayName,
      about: description ?? '',
    })),
    ...users.map(({ id, displayName, userPrincipalName }) => ({
      of: 'user' as const,
      id,
      name: displayName,
      about: userPrincipalName,
    })),
  ]
}

async function findDevice(session: Session, connection: Connection, name: string): Promise<Found> {
  const { t } = vscode.l10n
  await session.ensureAccess(connection, managedDeviceScopes)
  await session.ensureAccess(connection, directoryDeviceScopes)
  const known = new Map<string, string>()
  const find = async (text: string, signal: AbortSignal) => {
    const all = await deviceChoices(connection, text, signal)
    for (const one of all) known.set(one.id, one.name)
    return all
  }
  const id = await pickFound(t('Find Device'), t('Type the whole name of a device'), find, name)
  return { of: 'device', id, name: known.get(id) ?? id }
}
