import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { GroupsTree } from '../views/groups/groupsTree.ts'
import { isPermissionRow } from '../views/groups/groupRow.ts'
import { isRow } from '../views/configurations/row.ts'

/**
 * Asks for the permission that a row is missing, the least that suffices, and reads what is waiting for it. Throws what is
 * still in the way: a permission may be granted to the person and not to the application, or the other way round.
 */
export async function requestPermission(session: Session, groups: GroupsTree, row: unknown): Promise<void> {
  const scopes = isPermissionRow(row) ? row.scopes : isRow(row) && row.row === 'kinds' ? row.trouble.scopes : undefined
  if (scopes === undefined) return
  const connection = await requireConnection({ session })
  await session.ensureAccess(connection, scopes)
  const waiting = [...connection.tenant.kinds].flatMap(([kind, state]) =>
    state.state === 'notAllowed' && state.scopes.some((scope) => scopes.includes(scope)) ? [kind] : [],
  )
  const states = await connection.tenant.loadKinds(waiting)
  groups.refresh()
  for (const state of states) if ('error' in state) throw state.error
}
