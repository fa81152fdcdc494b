import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import { assignBody } from '../../../../src/intune/applying/assignBody.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { GroupDirectory } from '../../../../src/intune/directory/groupDirectory.ts'
import type { Target } from '../../../../src/intune/model/target.ts'
import { targetFromGraph } from '../../../../src/intune/model/target.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, idOf, kindOf, sent, writes, wrongPlaces, ref } from './administrator.ts'

type Raw = Readonly<Record<string, unknown>>

const everyDevice: Raw = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
const everyUser: Raw = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }

/** What the tools before this one lost, said wrongly or mixed up; each is a behaviour to keep. */
describe('assignments that nobody asked to change', () => {
  let service: SampleTenant
  let ada: Administrator
  const group = (name: string): string => idOf(service.groups(), name)
  const configuration = (name: string): string => idOf(service.configurations(), name)
  const target = (name: string): Target => ({ kind: 'group', groupId: group(name) })
  const include = (groupId: string, more: Raw = {}): Raw => ({
    target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId, ...more },
  })
  const start = async (options: Parameters<typeof startSampleTenant>[0] = {}): Promise<void> => {
    service = await startSampleTenant({ throttle: false, ...options })
    ada = await Administrator.signIn(service)
    service.clearRequests()
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })

  it('gives one outcome per configuration, equal to what the service holds, when answers get lost', async () => {
    await start({ configurations: 50, groups: 20 })
    const ids = service.configurations().map(({ id }) => String(id))
    const added = String(service.groups()[3]?.['id'])
    // Every second write is carried out, and its answer says otherwise.
    for (let n = 0; n < 25; n++) {
      service.fail({ match: { method: 'POST', path: /assign|group/ }, skip: n, after: true, reply: { status: 500 } })
    }
    const plan = ada.plan(ids, { kind: 'add', target: { kind: 'group', groupId: added } })
    const outcomes = await ada.apply(plan)
    assert.equal(outcomes.length, plan.entries.length)
    for (const { assignable, outcome, held } of outcomes) {
      assert.equal(outcome, 'applied')
      assert.deepEqual(wrongPlaces(service, assignable.configuration.id, held?.assignments.map((o) => o.raw) ?? []), [])
    }
    assert(ids.every((id) => JSON.stringify(service.assignmentsOf(id)).includes(added)))
  })

  it('says "could not read" where a read was refused or throttled, and writes nothing there', async () => {
    service = await startSampleTenant({ throttle: false, configurations: 40, groups: 20, expandPageSize: 2 })
    const refused = service.configurations().filter(({ id }) => service.assignmentsOf(String(id)).length > 2)
    const [one = '', two = ''] = refused.map(({ id }) => String(id))
    const at = (id: string): RegExp => new RegExp(`${id}/assignments`)
    service.fail({ match: { path: at(one) }, times: 100, reply: { status: 403 } })
    service.fail({ match: { path: at(two) }, times: 100, reply: { status: 429 } })
    ada = await Administrator.signIn(service)
    assert.deepEqual(
      [one, two].map((id) => ada.tenant.set(ref(id))?.state),
      ['unread', 'unread'],
    )
    assert.equal(
      [...ada.tenant.configurations].filter(({ id }) => ada.tenant.set(ref(id))?.state === 'unread').length,
      2,
    )
    const before = service.assignmentsOf(one)
    const plan = ada.plan([one, two], { kind: 'clear' })
    assert.deepEqual([plan.entries.length, plan.unchanged.length, plan.unread.length], [0, 0, 2])
    await ada.apply(plan)
    assert.equal(writes(service).length, 0)
    assert.deepEqual(service.assignmentsOf(one), before)
  })

  it('passes on every property as it was read, those it does not know too', async () => {
    await start()
    const id = configuration('Wi-Fi Guest')
    const strange = {
      ...include(group('SG-HR'), { deviceCount: 7, nested: { list: [1, null, { deep: true }] } }),
      intent: 'remove',
      runSchedule: { '@odata.type': '#microsoft.graph.deviceHealthScriptDailySchedule', interval: 3, useUtc: false },
      settings: null,
      tags: ['a', 'b'],
    }
    const filtered = {
      ...everyDevice,
      target: {
        '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget',
        deviceAndAppManagementAssignmentFilterId: idOf(service.filters(), 'Corporate owned'),
        deviceAndAppManagementAssignmentFilterType: 'exclude',
      },
    }
    service.edit(id, [strange, filtered])
    await ada.tenant.load()
    const before = heldBy(service, id)
    const all: Target = { kind: 'allUsers' }
    assert.equal((await ada.change(id, { kind: 'add', target: all })).outcome, 'applied')
    const [write] = writes(service)
    const body = write?.body as { assignments: Raw[] }
    assert.deepEqual(
      before.map((raw) => body.assignments.find((one) => one['id'] === raw['id'])),
      before,
    )
    assert.equal((await ada.change(id, { kind: 'remove', target: all })).outcome, 'applied')
    assert.deepEqual(heldBy(service, id), before)
  })

  it('makes one write per configuration and plan, and a new filter on a target that is there sticks', async () => {
    await start()
    const ids = ['BitLocker (removable drives)', 'Wi-Fi Guest', 'VPN split tunnel'].map(configuration)
    const filter = { id: idOf(service.filters(), 'Corporate owned'), mode: 'exclude' as const }
    const plan = ada.plan(
      ids,
      { kind: 'add', target: target('SG-Finance') },
      { kind: 'add', target: target('SG-HR'), filter },
      { kind: 'add', target: { kind: 'excludedGroup', groupId: group('SG-External') } },
    )
    for (const { outcome } of await ada.apply(plan)) assert.equal(outcome, 'applied')
    assert.equal(writes(service).length, 3)
    for (const id of ids) {
      const held = service.assignmentsOf(id).map(assignmentFromGraph)
      const hr = held.filter((one) => one.target.kind === 'group' && one.target.groupId === group('SG-HR'))
      assert.deepEqual(
        hr.map((one) => one.filter),
        [filter],
      )
    }
  })

  it('reads all pages of a set before it writes the whole set back', async () => {
    await start({ configurations: 3, groups: 40, assignmentsPageSize: 7, emptyPages: true, expandPageSize: 5 })
    const id = String(service.configurations()[0]?.['id'])
    const groups = service.groups().map((one) => String(one['id']))
    service.edit(
      id,
      groups.slice(0, 30).map((groupId) => include(groupId)),
    )
    await ada.tenant.load()
    const before = service.assignmentsOf(id)
    service.clearRequests()
    assert.equal((await ada.change(id, { kind: 'add', target: { kind: 'allDevices' } })).outcome, 'applied')
    assert.equal(
      sent(service).indexOf('POST assign'),
      2 * (5 + 4),
      'a set of several pages is read until two readings agree',
    )
    const after = service.assignmentsOf(id)
    assert.equal(after.length, 31)
    assert.deepEqual(
      before.filter((one) => !after.some((raw) => raw['id'] === one['id'])),
      [],
    )
  })

  it('keeps All users, All devices and filters, which the legacy view does not show', async () => {
    await start({ routes: 'none' })
    const id = configuration('Update ring - Broad')
    service.edit(id, [...service.assignmentsOf(id), everyUser])
    await ada.tenant.load()
    const before = service.assignmentsOf(id)
    assert.equal((await ada.change(id, { kind: 'add', target: target('SG-HR') })).outcome, 'applied')
    const after = service.assignmentsOf(id)
    assert.equal(after.length, before.length + 1)
    for (const raw of before) assert(after.some((one) => JSON.stringify(one) === JSON.stringify(raw)))
    assert(service.requests.every(({ method, path }) => method !== 'GET' || !path.includes('groupAssignments')))
  })

  it('keeps the id of a deleted group through edits of other targets, and has its name', async () => {
    await start()
    const id = configuration('Delivery Optimization')
    const deleted = service
      .assignmentsOf(id)
      .map(assignmentFromGraph)
      .find((one) => one.target.kind === 'excludedGroup')
    assert(deleted?.target.kind === 'excludedGroup')
    assert.equal((await ada.change(id, { kind: 'add', target: { kind: 'allUsers' } })).outcome, 'applied')
    assert(service.assignmentsOf(id).some((raw) => JSON.stringify(raw) === JSON.stringify(deleted.raw)))
    const directory = new GroupDirectory(ada.graph)
    await directory.resolve([deleted.target.groupId])
    assert.deepEqual(directory.state(deleted.target.groupId), {
      state: 'deleted',
      id: deleted.target.groupId,
      displayName: 'SG-Old-Branch-Offices',
    })
  })

  it('tells groups of one name apart by id, and finds a name with a quote in it', async () => {
    await start()
    const directory = new GroupDirectory(ada.graph)
    const [first, second] = await directory.search('Helpdesk')
    assert(first && second && first.displayName === second.displayName && first.description !== second.description)
    assert.equal((await directory.search("O'Hara's"))[0]?.id, group("O'Hara's Team"))
    const id = configuration('Wi-Fi Guest')
    await ada.change(id, { kind: 'add', target: { kind: 'group', groupId: second.id } })
    await ada.change(id, { kind: 'add', target: { kind: 'group', groupId: first.id } })
    await ada.change(id, { kind: 'remove', target: { kind: 'group', groupId: first.id } })
    const held = service.assignmentsOf(id).map((raw) => assignmentFromGraph(raw).target)
    assert.deepEqual(held, [{ kind: 'group', groupId: second.id }])
  })

  it('does not send a group target without its id, wherever it comes from', async () => {
    await start()
    for (const type of ['groupAssignmentTarget', 'exclusionGroupAssignmentTarget']) {
      for (const groupId of [undefined, null, '', 'SG-HR']) {
        const broken = { target: { '@odata.type': `#microsoft.graph.${type}`, groupId } }
        assert.throws(() => assignBody(deviceConfigurations, [assignmentFromGraph(broken)]), { kind: 'unsendable' })
      }
    }
    const id = configuration('Wi-Fi Guest')
    service.edit(id, [{ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget' } }])
    await ada.tenant.load()
    const before = service.assignmentsOf(id)
    const outcome = await ada.change(id, { kind: 'add', target: { kind: 'allDevices' } })
    assert.deepEqual([outcome.outcome, kindOf(outcome)], ['failed', 'unsendable'])
    assert.equal(writes(service).length, 0)
    assert.deepEqual(service.assignmentsOf(id), before)
  })

  it('removes All users and leaves All devices, and the other way round', async () => {
    await start()
    const id = configuration('Contoso Root CA')
    const [devices, users] = [{ kind: 'allDevices' }, { kind: 'allUsers' }] as const
    for (const [gone, stays] of [
      [users, devices],
      [devices, users],
    ] as const) {
      service.edit(id, [everyDevice, everyUser])
      await ada.tenant.load()
      assert.equal((await ada.change(id, { kind: 'remove', target: gone })).outcome, 'applied')
      const held = service.assignmentsOf(id).map((raw) => assignmentFromGraph(raw).target)
      assert.deepEqual(held, [stays])
    }
  })

  it('stops at a configuration that changed after its preview, and says what changed', async () => {
    await start()
    const id = configuration('BitLocker (removable drives)')
    const plan = ada.plan([id], { kind: 'remove', target: target('SG-HR') })
    service.edit(id, [...service.assignmentsOf(id), everyDevice])
    const [outcome] = await ada.apply(plan, { exact: true })
    assert.equal(outcome?.outcome, 'stale')
    assert.deepEqual(
      outcome.others?.map(({ key }) => key),
      ['allDevices'],
    )
    assert.equal(writes(service).length, 0)
    assert.equal(service.assignmentsOf(id).length, 3)
    // Planned again from what was shown, it goes through, and the other's change stays.
    assert.equal((await ada.change(id, { kind: 'remove', target: target('SG-HR') })).outcome, 'applied')
    assert.equal(service.assignmentsOf(id).length, 2)
  })

  it('sends nothing at all for a preview', async () => {
    await start()
    const ids = [...ada.tenant.configurations].map(({ id }) => id)
    const plan = ada.plan(ids, { kind: 'clear' }, { kind: 'add', target: target('SG-HR') })
    assert(plan.entries.length > 40)
    assert.equal(service.requests.length, 0)
  })

  it('never takes an exclusion for an inclusion, though the schema derives one from the other', async () => {
    await start()
    const id = configuration('Update ring - Executives')
    const [excluded] = service
      .assignmentsOf(id)
      .map(assignmentFromGraph)
      .filter((o) => o.target.kind !== 'group')
    assert(excluded?.target.kind === 'excludedGroup')
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'group', groupId: excluded.target.groupId } })
    assert.deepEqual(
      plan.entries[0]?.differences.map(({ before, after }) => [before?.target.kind, after?.target.kind]),
      [['excludedGroup', 'group']],
    )
    const derived = { '@odata.type': '#microsoft.graph.someGroupAssignmentTarget', groupId: group('SG-HR') }
    assert.equal(targetFromGraph(derived).kind, 'unknown')
  })

  it('passes on as read what a source made that is not known, and what repeats a target with a property of its own', async () => {
    await start()
    const one = {
      '@odata.type': '#microsoft.graph.groupAssignmentTarget',
      groupId: '11111111-1111-1111-1111-111111111111',
    }
    const other = { ...one, groupId: '22222222-2222-2222-2222-222222222222' }
    const raws = [
      { id: 'a', source: 'somethingNew', target: other },
      { id: 'b', source: 'direct', target: one },
      { id: 'c', source: 'direct', target: one, extra: 1 },
      { id: 'd', source: 'direct', target: one },
    ]
    const body = assignBody(deviceConfigurations, raws.map(assignmentFromGraph))
    assert.deepEqual(body, { assignments: raws.slice(0, 3) })
    const ofPolicySet = { id: 'e', source: 'policySets', target: one }
    assert.deepEqual(assignBody(deviceConfigurations, [assignmentFromGraph(ofPolicySet)]), { assignments: [] })
  })
})
