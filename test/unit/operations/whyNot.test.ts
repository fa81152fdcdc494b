import assert from 'node:assert/strict'
import { type Evidence, type Rung, type Step, steps } from '../../../src/intune/reach/ladder/rung.ts'
import { whyNotQuestion } from '../../../src/operations/whyNot.ts'
import type { SampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { idOf } from '../intune/applying/administrator.ts'
import { Asker, rungOf } from './whyNotHarness.ts'

const target = (type: string, more: Record<string, unknown> = {}) => ({
  target: { '@odata.type': `#microsoft.graph.${type}AssignmentTarget`, ...more },
})
const filtered = (service: SampleTenant, name: string, mode: 'include' | 'exclude') => ({
  deviceAndAppManagementAssignmentFilterId: idOf(service.filters(), name),
  deviceAndAppManagementAssignmentFilterType: mode,
})
const allDevices = (more: Record<string, unknown> = {}) => target('allDevices', more)
const includes = (service: SampleTenant, name: string) => target('group', { groupId: idOf(service.groups(), name) })
const excludes = (service: SampleTenant, name: string) =>
  target('exclusionGroup', { groupId: idOf(service.groups(), name) })
/** A Windows configuration without assignments gets these. */
const kiosk = 'Kiosk lobby'
const edit = (service: SampleTenant, ...assignments: Record<string, unknown>[]): void =>
  service.edit(idOf(service.configurations(), kiosk), assignments)

const pc = 'CONTOSO-PC-001'
const grace = 'grace.hopper@contoso.com'
const facts = ({ evidence }: Rung, fact: Evidence['fact']) => evidence.filter((one) => one.fact === fact)

describe('why a configuration arrives or not', () => {
  let asker: Asker | undefined
  const start = async (...more: Parameters<typeof Asker.start>): Promise<Asker> => (asker = await Asker.start(...more))
  const judged = async (step: Step, who: string, name: string, of = asker): Promise<[unknown, string]> => {
    assert.ok(of)
    const { holds, why } = await of.rung(step, who, name)
    return [holds, why]
  }
  afterEach(() => asker?.close())

  it('has every reason in order, in few requests', async () => {
    const ada = await start()
    const answer = await ada.why(pc, 'Edge hardening')
    assert.deepEqual(
      answer.rungs.map(({ step }) => step),
      steps,
    )
    assert.equal(answer.verdict, 'gets')
    // What Intune reports is asked for beside it.
    const outer = ada.service.requests.filter(({ inner, path }) => !inner && !path.includes('/reports/'))
    assert.ok(outer.length <= 7, String(outer.map(({ path }) => path)))
  })

  it('1: what could not be read is no verdict', async () => {
    const reply = { status: 500, body: { error: { code: 'x', message: 'y' } } }
    const ada = await start()
    const id = ada.configuration(kiosk)
    ada.connection.tenant.take(
      { configuration: [...ada.connection.tenant.configurations].find((one) => id.endsWith(one.id))! },
      undefined,
      new Error('gone'),
    )
    ada.service.fail({ match: { path: new RegExp(`${id.split('/')[1]}/assignments`) }, times: 9, reply })
    const answer = await ada.why(pc, id)
    assert.equal(answer.verdict, 'unknown')
    assert.deepEqual([rungOf(answer, 'notRead').holds, rungOf(answer, 'notMember').holds], [true, 'unknown'])
    assert.equal(facts(rungOf(answer, 'notRead'), 'failure').length, 1)
    assert.equal(rungOf(answer, 'otherPlatform').holds, false)
  })

  it('2: no assignment, or only exclusions', async () => {
    await start()
    assert.deepEqual(await judged('notAssigned', pc, kiosk), [true, 'noAssignment'])
    assert.deepEqual(await judged('notAssigned', pc, 'Disable "Fast Startup" $(zap)'), [true, 'onlyExclusions'])
    assert.deepEqual(await judged('notAssigned', pc, 'Windows LAPS'), [false, 'assigned'])
  })

  it('3: another platform, which a user alone does not tell', async () => {
    await start()
    assert.deepEqual(await judged('otherPlatform', 'IPAD-FIELD-7', 'Windows LAPS'), [true, 'platformDiffers'])
    assert.deepEqual(await judged('otherPlatform', pc, 'Windows LAPS'), [false, 'platformFits'])
    assert.deepEqual(await judged('otherPlatform', grace, 'Windows LAPS'), ['unknown', 'platformNeedsDevice'])
  })

  it('4: devices alone for a person, users alone for a device that nobody uses', async () => {
    const ada = await start()
    assert.deepEqual(await judged('otherSide', grace, 'Windows LAPS'), [true, 'onlyDevices'])
    const mixed = await ada.rung('otherSide', grace, 'Power settings - meeting rooms')
    assert.deepEqual([mixed.holds, mixed.why], [true, 'onlyDevices'], 'the members of the group are counted')
    assert.deepEqual(await judged('otherSide', 'SCANNER-0117', 'Chrome extensions'), [true, 'noUser'])
    assert.deepEqual(await judged('otherSide', pc, 'OneDrive silent sign-in'), ['unknown', 'licenseNotRead'])
    assert.deepEqual(await judged('otherSide', pc, 'Credential Guard'), [false, 'sideFits'])
    assert.deepEqual(
      await judged('otherSide', 'carlos.silva@contoso.com', 'Zoom'),
      [false, 'sideFits'],
      'excluded all the same',
    )
  })

  it('5: not a member; with the rule of a dynamic group, and the way to one that holds it', async () => {
    const ada = await start()
    const german = await ada.rung('notMember', grace, 'Language packs')
    assert.deepEqual([german.holds, german.why], [true, 'notMember'])
    const [group] = facts(german, 'group')
    assert.ok(group?.fact === 'group' && group.via === undefined)
    assert.match(group.rule ?? '', /country/)
    const nested = await ada.rung('notMember', 'carlos.silva@contoso.com', 'Zoom')
    assert.equal(nested.holds, false)
    assert.deepEqual(
      facts(nested, 'group').flatMap((one) => (one.fact === 'group' ? [one.via] : [])),
      [[ada.group('SG-Sales'), ada.group('SG-Sales-Americas')]],
    )
  })

  it('5 and 6: unknown, and never "no", where the groups cannot be read', async () => {
    const ada = await start()
    ada.service.fail({ match: { path: /users\/.*emberOf/ }, times: 999, reply: { status: 503, body: {} } })
    const answer = await ada.why(grace, 'Chrome extensions')
    assert.equal(answer.verdict, 'unknown')
    for (const step of ['notMember', 'excluded'] as const) {
      const { holds, why } = rungOf(answer, step)
      assert.deepEqual([holds, why], ['unknown', 'groupsNotRead'])
    }
  })

  it('6: excluded, with the group and the way to it', async () => {
    const ada = await start()
    const answer = await ada.why(pc, 'Local administrators')
    assert.equal(answer.verdict, 'excluded')
    const { holds, evidence } = rungOf(answer, 'excluded')
    assert.equal(holds, true)
    const groupId = ada.group('SG-Dev-Pilot-Ring')
    assert.deepEqual(evidence, [{ fact: 'group', groupId, effect: 'excluded', via: [groupId], side: 'device' }])
  })

  it('7: an exclusion of devices does nothing for what a user gets', async () => {
    await start({}, (service) =>
      edit(service, includes(service, 'SG-Engineering'), excludes(service, 'SG-Dev-Pilot-Ring')),
    )
    const answer = await asker?.why(pc, kiosk)
    assert.ok(answer)
    assert.equal(answer.verdict, 'gets')
    assert.deepEqual(
      (['excluded', 'idleExclusion'] as const).map((step) => rungOf(answer, step).holds),
      [false, true],
    )
  })

  it('8: a filter, with the comparison that decided and both values', async () => {
    const ada = await start()
    const { holds, evidence } = await ada.rung('filter', 'CONTOSO-PC-003', '7-Zip')
    assert.equal(holds, true)
    const filterId = idOf(ada.service.filters(), 'Corporate owned')
    assert.deepEqual(evidence.at(-1), { fact: 'official', filterId, matches: false }, 'checked with Intune')
    assert.deepEqual(evidence.slice(0, -1), [
      {
        fact: 'filter',
        filterId: idOf(ada.service.filters(), 'Corporate owned'),
        mode: 'include',
        matches: false,
        clause: 'deviceOwnership -eq "Corporate"',
        actual: 'Personal',
      },
    ])
    assert.deepEqual(await judged('filter', grace, 'Edge hardening'), ['unknown', 'filterNeedsDevice'])
    assert.deepEqual(await judged('filter', 'IPAD-FIELD-7', 'Windows LAPS'), [false, 'noFilter'])
    const unknown = await ada.rung('filter', 'CONTOSO-VM-001', 'Teams machine-wide settings')
    assert.equal(unknown.holds, true, 'a virtual machine is taken out')
  })

  it('8: names what Intune itself compared, and that it refused where it did', async () => {
    const ada = await start()
    const taken = await ada.rung('filter', 'CONTOSO-VM-001', 'Teams machine-wide settings')
    const filterId = idOf(ada.service.filters(), 'Virtual machines')
    assert.deepEqual(facts(taken, 'official'), [{ fact: 'official', filterId, matches: true }])
    const body = {
      Columns: [{ Name: 'deviceId' }, { Name: 'model' }],
      Values: [[ada.device('CONTOSO-VM-001')['id'], 'Virtual Machine 2']],
    }
    ada.service.fail({ match: { path: /evaluateAssignmentFilter/ }, reply: { status: 200, body } })
    const other = await ada.rung('filter', 'CONTOSO-VM-001', 'Teams machine-wide settings')
    assert.deepEqual(facts(other, 'official'), [
      { fact: 'official', filterId, matches: true, differing: { model: 'Virtual Machine 2' } },
    ])
    const error = { code: 'BadRequest', message: 'Preview properties are not supported.' }
    ada.service.fail({ match: { path: /evaluateAssignmentFilter/ }, reply: { status: 400, body: { error } } })
    const refused = await ada.rung('filter', 'CONTOSO-VM-001', 'Teams machine-wide settings')
    assert.deepEqual([refused.holds, facts(refused, 'failure').length], [true, 1])
  })

  it('9: of several filters, which decides', async () => {
    await start({}, (service) => {
      const group = (name: string, mode: 'include' | 'exclude', filter: string) =>
        target('group', { groupId: idOf(service.groups(), name), ...filtered(service, filter, mode) })
      edit(service, group('SG-Dev-Pilot-Ring', 'include', 'Virtual machines'), allDevices())
      service
        .kind('configurationPolicies')
        .edit(service.kind('configurationPolicies').idOf('Widgets off'), [
          group('SG-Dev-Pilot-Ring', 'exclude', 'Corporate owned'),
          allDevices(),
        ])
    })
    assert.deepEqual(await judged('filterPrecedence', pc, kiosk), [true, 'noFilterDecides'])
    assert.deepEqual(await judged('filterPrecedence', pc, 'Widgets off'), [true, 'excludeFilterDecides'])
    assert.deepEqual(await judged('filterPrecedence', pc, 'Windows LAPS'), [false, 'noPrecedence'])
  })

  it('10: another intent', async () => {
    const ada = await start({}, (service) => {
      const apps = service.kind('mobileApps')
      apps.edit(apps.idOf('Notepad++'), [
        { intent: 'required', ...includes(service, 'SG-Engineering') },
        { intent: 'uninstall', ...target('allLicensedUsers') },
      ])
      apps.edit(apps.idOf('Intranet'), [
        { intent: 'available', ...includes(service, 'SG-Dev-Pilot-Ring') },
        { intent: 'available', ...includes(service, 'SG-Engineering') },
      ])
    })
    const { holds, evidence } = await ada.rung('otherIntent', pc, 'Notepad++')
    assert.equal(holds, true)
    assert.deepEqual(
      evidence.map((one) => one.fact === 'intent' && [one.intent, one.wins]),
      [
        ['required', true],
        ['uninstall', false],
      ],
    )
    assert.deepEqual(await judged('otherIntent', pc, 'Intranet'), ['unknown', 'intentNotDocumented'])
    assert.deepEqual(await judged('otherIntent', pc, 'Visual Studio Code'), [false, 'oneIntent'])
    assert.deepEqual(await judged('otherIntent', pc, 'Windows LAPS'), [false, 'noIntents'])
  })

  it('11: a group that was deleted', async () => {
    const ada = await start({}, (service) => {
      edit(service, includes(service, 'SG-HR'))
      service.removeGroup(idOf(service.groups(), 'SG-HR'))
    })
    const { holds, evidence } = await ada.rung('deletedGroup', pc, kiosk)
    assert.equal(holds, true)
    assert.ok(evidence[0]?.fact === 'group' && evidence[0].deleted)
    assert.deepEqual(await judged('deletedGroup', pc, 'Windows LAPS'), [false, 'groupsExist'])
  })

  it('11: unknown where the groups could not be looked up', async () => {
    const ada = await start()
    ada.service.fail({ match: { path: /groups\?.*in/ }, times: 99, reply: { status: 503, body: {} } })
    assert.deepEqual(await judged('deletedGroup', pc, 'Language packs'), ['unknown', 'groupsNotLookedUp'])
  })

  it('12: what a policy set made, and what goes by priority', async () => {
    await start()
    assert.deepEqual(await judged('madeElsewhere', 'KIOSK-LOBBY-1', 'Start menu layout'), [true, 'madeElsewhere'])
    assert.deepEqual(await judged('madeElsewhere', pc, 'Windows LAPS'), [false, 'madeHere'])
    assert.deepEqual(await judged('madeElsewhere', grace, 'Five devices for developers'), [
      'unknown',
      'priorityNotRead',
    ])
  })

  it('13: the last check-in against the last change', async () => {
    const ada = await start()
    // The audit log has a change of the 18th; PC-001 checked in on the 20th, the iPad on the 12th.
    const after = await ada.rung('timing', pc, 'Update ring - Pilot')
    assert.deepEqual([after.holds, after.why], [false, 'checkedInSince'])
    const before = await ada.rung('timing', 'IPAD-FIELD-7', 'Update ring - Pilot')
    assert.deepEqual([before.holds, before.why], [true, 'notCheckedInSince'])
    assert.deepEqual(facts(before, 'assignmentsChanged'), [
      { fact: 'assignmentsChanged', at: '2026-11-18T09:12:03Z', by: 'grace.hopper@contoso.com' },
    ])
    assert.deepEqual(await judged('timing', grace, 'Update ring - Pilot'), ['unknown', 'timingNeedsDevice'])
  })

  it('13: unknown where the audit log is closed, which takes nothing else down', async () => {
    const scopes = ['Configuration', 'ManagedDevices', 'ServiceConfig'].map((one) => `DeviceManagement${one}.Read.All`)
    const ada = await start({
      tokens: () => [...scopes, 'GroupMember.Read.All', 'Device.Read.All', 'CloudPC.Read.All'],
    })
    const { holds, why, evidence } = await ada.rung('timing', pc, 'Windows LAPS')
    assert.deepEqual([holds, why], ['unknown', 'changesNotRead'])
    const failure = evidence.find((one) => one.fact === 'failure')
    assert.ok(failure && 'scopes' in failure.error)
    assert.deepEqual(failure.error.scopes, ['DeviceManagementApps.Read.All'])
    assert.deepEqual(await judged('notMember', pc, 'Windows LAPS'), [false, 'member'])
  })

  it('rejects for whom nobody knows, and for no configuration', async () => {
    const ada = await start()
    await assert.rejects(ada.why('nobody@contoso.com', 'Windows LAPS'), { kind: 'notFound' })
    const id = 'configurationPolicies/00000000-0000-4000-8000-000000000009'
    await assert.rejects(ada.why(pc, id), { kind: 'notFound' })
  })

  it('stops its requests when it is cancelled', async () => {
    const ada = await start()
    const id = ada.configuration('Windows LAPS')
    const controller = new AbortController()
    ada.service.fail({ match: { path: /batch/ }, times: 9, delayMs: 5_000, run: () => {} })
    const answer = ada.why(pc, id, controller.signal)
    controller.abort()
    await assert.rejects(answer)
  })
})

describe('the question of a program', () => {
  it('names one of user and device, and a configuration', () => {
    const configurationId = 'mobileApps/00000000-0000-4000-8000-000000000001'
    assert.deepEqual(whyNotQuestion({ user: grace, configurationId }), {
      asked: { of: 'user', key: grace },
      configurationId,
    })
    assert.throws(() => whyNotQuestion({ configurationId }))
    assert.throws(() => whyNotQuestion({ user: grace, deviceId: configurationId, configurationId }))
    assert.throws(() => whyNotQuestion({ user: grace }))
    assert.throws(() => whyNotQuestion({ user: grace, configurationId, more: 1 }))
  })
})
