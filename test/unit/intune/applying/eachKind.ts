import assert from 'node:assert/strict'
import type { Json } from '../../../../src/base/json.ts'
import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { type Configuration, configurationKey } from '../../../../src/intune/model/configuration.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import type { SampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import type { Administrator } from './administrator.ts'

/** A configuration of the kind whose assignments can be edited, and that needs no licence. */
export function writable(ada: Administrator, kind: Kind): Configuration | undefined {
  return [...ada.tenant.configurations].find(
    (one) =>
      one.kind === kind &&
      one.sort.locked === undefined &&
      kind.write.by !== 'none' &&
      (one.sort.requires ?? []).length === 0,
  )
}

/** Including the group, with what the kind needs beside the target. */
export function inclusion({ fields }: Kind, groupId: string): Change {
  const schedule = { '@odata.type': '#microsoft.graph.deviceHealthScriptHourlySchedule', interval: 8 }
  const needed = fields.flatMap(({ name, required }) => (required ? [[name, schedule]] : []))
  const more = needed.length === 0 ? {} : { fields: Object.fromEntries(needed) as Json }
  return { kind: 'add', target: { kind: 'group', groupId }, ...more }
}

/** What the service holds, in an order that a write does not change. */
export function heldOf(service: SampleTenant, { kind, id }: Configuration): readonly Json[] {
  return service
    .kind(kind.id)
    .assignmentsOf(id)
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
}

/** Plans and applies, and wants it applied. */
export async function change(ada: Administrator, configuration: Configuration, ...changes: readonly Change[]) {
  const set = ada.tenant.set(configuration)
  assert.equal(set?.state, 'read')
  const plan = ada.planOn([{ configuration }], ...changes)
  assert.deepEqual(
    plan.refused.map(({ error }) => error.message),
    [],
    configurationKey(configuration),
  )
  const [outcome] = await ada.apply(plan)
  assert.equal(outcome?.outcome, 'applied', `${configurationKey(configuration)}: ${String(outcome?.error)}`)
  return outcome
}
