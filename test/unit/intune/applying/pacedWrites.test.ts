import assert from 'node:assert/strict'
import type { Clock } from '../../../../src/base/clock.ts'
import { startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, writes } from './administrator.ts'

const everyDevice = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }

/** How many configurations the applier has in work at once. */
const workers = 8

/** A clock whose waits are over as soon as `waiting` wait together, and somebody else uses that moment. */
function clockWith(waiting: number, meanwhile: () => void): Clock {
  let ahead = 0
  let sleepers: (() => void)[] = []
  return {
    now: () => 1_000_000_000_000 + ahead,
    monotonic: () => ahead,
    sleep: (ms) =>
      new Promise((resolve) => {
        sleepers.push(resolve)
        if (sleepers.length < waiting) return
        meanwhile()
        ahead += ms
        for (const wake of sleepers) wake()
        sleepers = []
      }),
  }
}

describe('a write that has to wait', () => {
  it('looks again after the wait for its turn, and keeps what others did in it', async function () {
    this.timeout(60_000)
    const service = await startSampleTenant({ configurations: 120, groups: 3, throttle: false, routes: 'none' })
    const edited = new Set<string>()
    const group = String(service.groups()[0]?.['id'])
    for (const { id } of service.configurations()) service.edit(String(id), [])
    const clock = clockWith(workers, () => {
      for (const { id } of service.configurations()) {
        const key = String(id)
        if (edited.has(key) || service.assignmentsOf(key).length > 0) continue
        edited.add(key)
        service.edit(key, [everyDevice])
      }
    })
    const ada = await Administrator.signIn(service, { writeRoute: 'assign', clock })
    const ids = service.configurations().map(({ id }) => String(id))
    const outcomes = await ada.apply(ada.plan(ids, { kind: 'add', target: { kind: 'group', groupId: group } }))
    assert.ok(edited.size > 0, 'nobody had to wait')
    assert.deepEqual([...new Set(outcomes.map(({ outcome }) => outcome))], ['applied'])
    const lost = [...edited].filter((id) => !JSON.stringify(heldBy(service, id)).includes('allDevices'))
    assert.deepEqual(lost, [])
    await ada.signOut()
    await service.close()
  })

  it('looks again after a 429, and keeps what others did meanwhile', async () => {
    const service = await startSampleTenant({ throttle: false, routes: 'none' })
    const id = String(service.configurations()[0]?.['id'])
    service.edit(id, [])
    service.fail({
      match: { method: 'POST', path: /assign$/ },
      reply: { status: 429, headers: { 'retry-after': '2' } },
    })
    const ada = await Administrator.signIn(service, {
      writeRoute: 'assign',
      clock: clockWith(1, () => service.edit(id, [everyDevice])),
    })
    const group = String(service.groups()[0]?.['id'])
    const outcome = await ada.change(id, { kind: 'add', target: { kind: 'group', groupId: group } })
    assert.equal(outcome.outcome, 'applied')
    assert.equal(outcome.others?.length, 1)
    assert.match(JSON.stringify(heldBy(service, id)), /allDevices/)
    assert.equal(writes(service).length, 2)
    await ada.signOut()
    await service.close()
  })
})
