import type { Assignable, ConfigurationRef } from '../intune/model/configuration.ts'
import type { Change } from '../intune/planning/change.ts'
import { type Plan, planChanges, type PlanInput } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import { planInput } from './planInput.ts'

/** Beyond so many, the whole list is fewer requests than each of them. */
const readOneByOne = 5

/** Milliseconds for which a set counts as what is true now. */
const fresh = 60_000

/**
 * Plans the changes of each configuration. What the plan finds nothing to do on, or refuses, was maybe read long ago:
 * that is looked at again first, because nothing else will before it is told. What the plan changes keeps the base that
 * the user saw, however old: where others changed what was pointed at, applying it finds that out and writes nothing.
 */
export async function planFresh(
  connection: Connection,
  items: readonly PlanInput[],
  changesOf: (assignable: Assignable) => readonly Change[],
): Promise<Plan> {
  const plan = planChanges(items, changesOf)
  const told = [...plan.unchanged, ...plan.refused.map(({ assignable }) => assignable)]
  const old = told.filter(({ configuration }) => isOld(connection, configuration))
  if (old.length === 0) return plan
  const looked = new Set(old)
  if (old.length > readOneByOne) await readListsOf(connection, old)
  else for (const { configuration } of old) await connection.tenant.reload(configuration)
  return planChanges(
    items.map((item) => (looked.has(item.assignable) ? planInput(connection, item.assignable) : item)),
    changesOf,
  )
}

async function readListsOf({ tenant }: Connection, old: readonly Assignable[]): Promise<void> {
  const kinds = new Set(old.map(({ configuration }) => configuration.kind))
  const states = await tenant.loadKinds([...kinds])
  for (const state of states) if ('error' in state) throw state.error
}

function isOld({ tenant }: Connection, ref: ConfigurationRef): boolean {
  const set = tenant.set(ref)
  const age = set?.state === 'read' ? Date.now() - set.set.readAt : 0
  // A clock that was set back says nothing about the age.
  return age > fresh || age < 0
}
