import assert from 'node:assert/strict'
import { readHistory } from '../../../../src/intune/audit/readHistory.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, idOf } from '../applying/administrator.ts'

describe('who changed the assignments of a configuration', () => {
  let service: SampleTenant
  let ada: Administrator
  const now = Date.UTC(2026, 10, 20)
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false })
    ada = await Administrator.signIn(service)
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const historyOf = (name: string) => readHistory(ada.graph, idOf(service.configurations(), name), now)
  const group = (name: string): string => idOf(service.groups(), name)

  it('is told save by save, newest first, without what only came back', async () => {
    const { entries, partial } = await historyOf('Update ring - Pilot')
    assert.equal(partial, false)
    assert.deepEqual(
      entries.map(({ actor, added, removed }) => [actor, added, removed]),
      [
        [
          'grace.hopper@contoso.com',
          [{ type: 'ExclusionGroupAssignmentTarget', groupId: group('SG-Intune-Exec') }],
          [],
        ],
        ['ada@contoso.com', [{ type: 'GroupAssignmentTarget', groupId: group('SG-Retired-Project') }], []],
      ],
    )
    assert.deepEqual((await historyOf('BitLocker (OS disk)')).entries[0]?.added, [
      { type: 'AllDevicesAssignmentTarget' },
    ])
  })

  it('is looked up among all events of the last days where the log cannot be asked for one', async () => {
    service.fail({
      match: { path: /resourceId/ },
      times: 9,
      reply: { status: 400, body: { error: { code: 'BadRequest', message: 'No.' } } },
    })
    const { entries, partial } = await historyOf('Update ring - Pilot')
    assert.equal(partial, true)
    assert.equal(entries.length, 2)
  })

  it('rejects where the log may not be read, and is not taken for no change', async () => {
    const message = 'Application must have one of the following scopes: DeviceManagementApps.Read.All'
    service.fail({
      match: { path: /auditEvents/ },
      times: 9,
      reply: { status: 403, body: { error: { code: 'Forbidden', message } } },
    })
    await assert.rejects(historyOf('Update ring - Pilot'), { kind: 'missingScope' })
  })
})
