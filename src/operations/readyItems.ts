import type { Assignable } from '../intune/model/configuration.ts'
import type { PlanInput } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import { planInput } from './planInput.ts'

/** The sets of what the user chose; one that could not be read before is tried again. Throws only when cancelled. */
export async function readyItems(
  connection: Connection,
  assignables: readonly Assignable[],
  signal?: AbortSignal,
): Promise<readonly PlanInput[]> {
  const unread = assignables.filter(({ configuration }) => connection.tenant.set(configuration)?.state !== 'read')
  for (const { configuration } of unread) await connection.tenant.reload(configuration, signal)
  return assignables.map((assignable) => planInput(connection, assignable))
}
