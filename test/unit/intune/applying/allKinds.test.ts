import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import { takesOf } from '../../../../src/intune/model/takes.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../../graph/graphHarness.ts'
import { Administrator, idOf } from './administrator.ts'
import { change, heldOf, inclusion, writable } from './eachKind.ts'

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

  for (const kind of kindTable.filter(({ id, write }) => id !== 'deviceConfigurations' && write.by !== 'none')) {
    it(`${kind.id}: includes a group, excludes it where that can be, removes it, and changes nothing else`, async () => {
      const configuration = writable(ada, kind)
      assert(configuration)
      const before = heldOf(service, configuration)
      await change(ada, configuration, inclusion(kind, group))
      assert.equal(heldOf(service, configuration).length, before.length + 1)
      if (takesOf(configuration).exclusions) {
        await change(ada, configuration, { kind: 'switchMode', groupId: group, to: 'excludedGroup' })
        const held = JSON.stringify(heldOf(service, configuration))
        assert.match(held, new RegExp(`exclusionGroupAssignmentTarget[^}]*${group}`))
        await change(ada, configuration, { kind: 'remove', target: { kind: 'excludedGroup', groupId: group } })
      } else await change(ada, configuration, { kind: 'remove', target: { kind: 'group', groupId: group } })
      assert.deepEqual(heldOf(service, configuration), before)
    })
  }
})
