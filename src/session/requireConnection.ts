import type { Connection } from './connection.ts'
import type { Session } from './session.ts'
import { UsageError } from './usageError.ts'

/** The connection, restored silently where it can be. Throws a `UsageError` of kind `notSignedIn` when nobody is signed in. */
export async function requireConnection({ session }: { readonly session: Session }): Promise<Connection> {
  const connection = await session.current()
  if (connection === undefined) throw new UsageError('not signed in', 'notSignedIn')
  return connection
}
