import assert from 'node:assert/strict'
import { readMembers } from '../../../../src/intune/directory/groupMembers.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, idOf } from '../applying/administrator.ts'

describe('the members of a group', () => {
  let service: SampleTenant
  let ada: Administrator
  before(async () => {
    service = await startSampleTenant({ throttle: false })
    ada = await Administrator.signIn(service)
    service.clearRequests()
  })
  after(async () => {
    await ada.signOut()
    await service.close()
  })
  const members = (name: string) => readMembers(ada.graph, idOf(service.groups(), name))

  it('are groups first, then people, in one request, and say that there are more', async () => {
    const { members: all, more } = await members('SG-Sales')
    assert.deepEqual(
      all.map(({ of }) => of),
      ['group', 'group', ...Array.from({ length: 6 }, () => 'user')],
    )
    assert.equal(more, false)
    assert.equal(service.requests.length, 1)
    const pilot = await members('SG-Intune-Pilot')
    assert.deepEqual([pilot.members.length, pilot.more], [200, true])
    assert.ok(pilot.members.some(({ name }) => name === 'Hedy Lamarr'))
  })

  it('are devices by the id that Intune has of them too', async () => {
    const { members: all } = await members('SG-Dev-Kiosk')
    const kiosk = service.devices().find(({ deviceName }) => deviceName === 'KIOSK-LOBBY-1')
    assert.ok(all.some(({ of, id }) => of === 'device' && id === kiosk?.['azureADDeviceId']))
  })

  it('are an error where they cannot be read, and never nobody', async () => {
    service.fail({ match: { path: /\/members/ }, times: 99, reply: { status: 503, body: {} } })
    await assert.rejects(members('SG-Sales'))
  })
})
