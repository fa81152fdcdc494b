import assert from 'node:assert/strict'
import { readReported } from '../../../src/intune/status/reportedStatus.ts'
import { appState, complianceState, policyState } from '../../../src/intune/status/reportedState.ts'
import { Asker, rungOf } from './whyNotHarness.ts'

const pc = 'CONTOSO-PC-001'
const policies = { by: 'policies', baseType: 'DeviceManagementConfigurationPolicy' } as const

describe('what Intune reports of a device', () => {
  let asker: Asker | undefined
  const start = async (...more: Parameters<typeof Asker.start>): Promise<Asker> => (asker = await Asker.start(...more))
  afterEach(() => asker?.close())

  for (const [name, holds, why] of [
    ['Windows LAPS', false, 'reportedLanded'],
    ['Disk encryption', true, 'reportedPending'],
    ['EDR onboarding', true, 'reportedError'],
    ['Widgets off', true, 'reportedConflict'],
    ['Power settings - laptops', true, 'reportedNotApplicable'],
    ['Internet Explorer mode', true, 'rowMissing'],
    ['Security baseline for Windows 11', false, 'reportedExcluded'],
    ['Local administrators', true, 'rowNotExpected'],
    ['Company Portal', false, 'reportedLanded'],
    ['Microsoft Edge', true, 'reportedError'],
    ['Microsoft 365 Apps', false, 'reportedExcluded'],
    ['Windows - baseline', false, 'reportedLanded'],
    ['Battery and BIOS inventory', 'unknown', 'noReport'],
  ] as const) {
    it(`beside what was worked out for ${name}: ${why}`, async () => {
      const ada = await start()
      const rung = await ada.rung('reported', pc, name)
      assert.deepEqual([rung.holds, rung.why], [holds, why])
    })
  }

  it('is of a device, with who told and when', async () => {
    const ada = await start()
    assert.equal((await ada.rung('reported', 'grace.hopper@contoso.com', 'Windows LAPS')).why, 'reportNeedsDevice')
    const { evidence } = await ada.rung('reported', pc, 'Edge hardening')
    const [user, at] = ['grace.hopper@contoso.com', '2026-11-20T07:31:12Z']
    assert.deepEqual(evidence, [{ fact: 'reported', state: 'landed', word: '2', user, at }])
    const [app] = (await ada.rung('reported', pc, 'Company Portal')).evidence
    assert.ok(app?.fact === 'reported' && app.at === undefined, 'no age is made up')
  })

  it('comes fifty rows a page, its columns in the order of the service', async () => {
    const ada = await start()
    const rows = await readReported(ada.connection.graph, policies, { id: String(ada.device(pc)['id']) })
    assert.equal(rows.length, 67)
    assert.ok(
      rows.every(({ state, configurationId }) => state !== 'unknown' && /^[0-9a-f-]{36}$/.test(configurationId)),
    )
    assert.deepEqual(
      ada.service.requests.map(({ body }) => (body as { skip: number }).skip),
      [0, 50],
    )
  })

  it('is asked for again where the report broker asks to slow down, by its one sentence', async () => {
    const ada = await start()
    const refusal = (message: string) =>
      ada.service.fail({
        match: { path: /reports/ },
        reply: { status: 500, body: { error: { code: 'InternalServerError', message } } },
      })
    refusal('Rate limit reached because of too many requests to query broker')
    assert.equal((await ada.rung('reported', pc, 'Windows LAPS')).why, 'reportedLanded')
    refusal('Something else')
    const { holds, why } = await ada.rung('reported', pc, 'Windows LAPS')
    assert.deepEqual([holds, why], ['unknown', 'reportNotRead'])
  })

  it('names the permission that is missing, and takes nothing else down', async () => {
    const reads = ['ManagedDevices', 'Apps', 'ServiceConfig'].map((one) => `DeviceManagement${one}.Read.All`)
    const ada = await start({ tokens: () => [...reads, 'GroupMember.Read.All', 'Device.Read.All', 'CloudPC.Read.All'] })
    await assert.rejects(readReported(ada.connection.graph, policies, { id: 'x' }), {
      kind: 'missingScope',
      scopes: ['DeviceManagementConfiguration.Read.All'],
    })
    const answer = await ada.why(pc, 'Company Portal')
    assert.equal(rungOf(answer, 'reported').why, 'reportedLanded')
    assert.equal(answer.verdict, 'gets')
  })
})

describe('the state of a report', () => {
  it('is told by code or by word, and unknown where it is neither', () => {
    assert.deepEqual(['0', '1', '2', '3', '5', '6', 'Conflict', '17', ''].map(policyState), [
      'pending',
      'notApplicable',
      'landed',
      'landed',
      'error',
      'conflict',
      'conflict',
      'unknown',
      'unknown',
    ])
    assert.deepEqual(['0', '4', 'NonCompliant', 'Error'].map(complianceState), ['unknown', 'landed', 'landed', 'error'])
    assert.equal(appState('requiredInstall', 'notInstalled'), 'pending')
    assert.equal(appState('requiredUninstall', 'notInstalled'), 'landed')
    assert.equal(appState('exclude', 'notInstalled'), 'excluded')
  })
})
