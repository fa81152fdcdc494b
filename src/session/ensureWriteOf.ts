import { kindTable } from '../intune/kinds/kindTable.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Access } from '../graph/tokenSource.ts'
import type { Connection } from './connection.ts'
import type { Session } from './session.ts'

/** Asks for the permission of each area that the plan writes to, where one is missing. Nothing may be sent where it throws. */
export async function ensureWriteOf(
  session: Pick<Session, 'ensureWrite'>,
  connection: Connection,
  { entries }: Pick<Plan, 'entries'>,
  signal?: AbortSignal,
): Promise<void> {
  const lists = entries.map(({ assignable }) => assignable.configuration.kind.scopes.write)
  const each = new Map(lists.map((scopes) => [scopes.join(' '), scopes]))
  for (const scopes of each.values()) await session.ensureWrite(connection, scopes, signal)
}

/**
 * What the permission of this name is asked for as: one of those that a kind is written with. Whatever else is named is
 * never asked for, because any program can run the command.
 */
export function writeAccessNamed(permission: unknown): Access {
  return kindTable.find(({ scopes }) => scopes.write.some((one) => one === permission))?.scopes.write ?? 'write'
}
