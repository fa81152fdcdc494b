import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { isRow } from '../views/configurations/row.ts'

/** Asks for the permission that kinds are missing, the least that suffices, and reads them. */
export async function requestPermission(session: Session, row: unknown): Promise<void> {
  if (!isRow(row) || row.row !== 'kinds' || row.trouble.scopes === undefined) return
  const { scopes } = row.trouble
  const connection = await requireConnection({ session })
  await session.ensureAccess(connection, scopes)
  const waiting = [...connection.tenant.kinds].flatMap(([kind, state]) =>
    state.state === 'notAllowed' && state.scopes.some((scope) => scopes.includes(scope)) ? [kind] : [],
  )
  await connection.tenant.loadKinds(waiting)
}
