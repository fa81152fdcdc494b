import assert from 'node:assert/strict'
import type { Json } from '../../../../src/base/json.ts'
import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { type Configuration, configurationKey } from '../../../../src/intune/model/configuration.ts'
import { takesOf } from '../../../../src/intune/model/takes.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../../graph/graphHarness.ts'
import { Administrator, idOf } from './administrator.ts'

/** What an inclusion of the kind needs beside its target. */
function fieldsFor({ fields }: Kind): Json | undefined {
  const schedule = { '@odata.type': '#microsoft.graph.deviceHealthScriptHourlySchedule', interval: 8 }
  const needed = fields.flatMap(({ name, required }) => (required ? [[name, schedule]] : []))
  return needed.length === 0 ? undefined : Object.fromEntries(needed)
}

describe('every kind', () => {
  let service: SampleTenant
  let ada: Administrator
  let group: string
  beforeEach(async () => {
    // What lags does so by the clock that the administrator waits by.
    const clock = new FastClock()
    service = await startSampleTenant({ throttle: false, now: () => clock.now() })
    ada = await Administrator.signIn(service, { kinds: () => kindTable, clock })
    group = idOf(service.groups(), 'DYN-Users-Licensed')
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })

  const writable = (kind: Kind): Configuration | undefined =>
    [...ada.tenant.configurations].find(
      (one) =>
        one.kind === kind &&
        one.sort.locked === undefined &&
        kind.write.by !== 'none' &&
        (one.sort.requires ?? []).length === 0,
    )
  const held = (configuration: Configuration): readonly Json[] =>
    service.kind(configuration.kind.id).assignmentsOf(configuration.id)
  const sorted = (set: readonly Json[]): readonly Json[] =>
    set.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))

  async function change(configuration: Configuration, ...changes: readonly Change[]): Promise<void> {
    const set = ada.tenant.set(configuration)
    assert.equal(set?.state, 'read')
    const plan = ada.planOn([{ configuration }], ...changes)
    assert.deepEqual(
      plan.refused.map(({ error }) => error.message),
      [],
      configurationKey(configuration),
    )
    const outcomes = await ada.apply(plan)
    for (const { outcome, error } of outcomes)
      assert.equal(outcome, 'applied', `${configurationKey(configuration)}: ${String(error)}`)
  }

  for (const kind of kindTable.filter(({ id }) => id !== 'deviceConfigurations')) {
    it(`${kind.id}: includes a group, excludes it where that can be, removes it, and changes nothing else`, async function () {
      const configuration = writable(kind)
      if (configuration === undefined) return this.skip()
      const before = sorted(held(configuration))
      await change(configuration, { kind: 'add', target: { kind: 'group', groupId: group }, fields: fieldsFor(kind) })
      assert.equal(held(configuration).length, before.length + 1)
      if (takesOf(configuration).exclusions) {
        await change(configuration, { kind: 'switchMode', groupId: group, to: 'excludedGroup' })
        assert.match(JSON.stringify(held(configuration)), new RegExp(`exclusionGroupAssignmentTarget[^}]*${group}`))
        await change(configuration, { kind: 'remove', target: { kind: 'excludedGroup', groupId: group } })
      } else await change(configuration, { kind: 'remove', target: { kind: 'group', groupId: group } })
      assert.deepEqual(sorted(held(configuration)), before)
    })
  }
})
