import assert from 'node:assert/strict'
import { undoPairs } from '../../../src/intune/journal/replay.ts'
import { groupOf, type Target } from '../../../src/intune/model/target.ts'
import { planOf } from '../../../src/intune/planning/plan.ts'
import { addRequest, planAddition } from '../../../src/operations/addAssignment.ts'
import type { PlannedRequest } from '../../../src/operations/plannedRequest.ts'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import type { Connection } from '../../../src/session/connection.ts'
import { Administrator, idOf, writes } from '../intune/applying/administrator.ts'
import { plainWording } from './plainWording.ts'

describe('adding groups', () => {
  let service: SampleTenant
  let ada: Administrator
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false })
    ada = await Administrator.signIn(service)
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const target = (kind: 'group' | 'excludedGroup', name: string): Target => ({
    kind,
    groupId: idOf(service.groups(), name),
  })
  const nameOf = (groupId?: string): string => {
    const group = service.groups().find(({ id }) => id === groupId)
    return String(group?.['displayName'])
  }
  const planned = (targets: readonly Target[], ...names: readonly string[]): Promise<PlannedRequest> => {
    const assignables = names.map((name) => ada.assignable(idOf(service.configurations(), name)))
    const connection = { tenant: ada.tenant } as unknown as Connection
    const wording = { ...plainWording, targetName: (one: Target) => nameOf(groupOf(one)) }
    return planAddition({ connection, wording }, { scope: { by: 'choice', assignables }, targets })
  }
  const namesIn = (configuration: string): string[] =>
    service
      .assignmentsOf(idOf(service.configurations(), configuration))
      .map((raw) => raw['target'] as Record<string, string>)
      .map((raw) => `${raw['@odata.type']?.includes('exclusion') ? 'exclude' : 'include'} ${nameOf(raw['groupId'])}`)
      .sort()

  it('is one plan for all groups and configurations, and one undo takes it back', async () => {
    const targets = [target('group', 'SG-HR'), target('group', 'SG-Finance')]
    const { plan, words, plain } = await planned(targets, 'Kiosk lobby', 'Network boundary')
    assert.equal(plain, false)
    assert.equal(words.title, 'Include SG-HR, SG-Finance in 2')
    assert.equal(plan.entries.length, 2)
    const outcomes = await ada.apply(plan)
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['applied', 'applied'],
    )
    for (const name of ['Kiosk lobby', 'Network boundary'])
      assert.deepEqual(namesIn(name), ['include SG-Finance', 'include SG-HR'])
    const undo = undoPairs(await ada.recorded(plan), (one) => ada.tenant.configuration(one))
    await ada.apply(planOf(undo.pairs))
    for (const name of ['Kiosk lobby', 'Network boundary']) assert.deepEqual(namesIn(name), [])
  })

  it('asks nothing for one plain inclusion, and for anything more', async () => {
    assert.equal((await planned([target('group', 'SG-HR')], 'Kiosk lobby')).plain, true)
    assert.equal((await planned([target('excludedGroup', 'SG-HR')], 'Kiosk lobby')).plain, false)
    assert.equal((await planned([target('group', 'SG-HR'), target('group', 'SG-Sales')], 'Kiosk lobby')).plain, false)
    assert.equal((await planned([target('group', 'SG-HR')], 'Kiosk lobby', 'Network boundary')).plain, false)
    assert.deepEqual(writes(service), [])
  })

  it('names only what changes, and says what switches', async () => {
    // SG-Intune-Exec is excluded from the pilot ring, SG-Intune-Pilot is included.
    const targets = ['SG-Intune-Pilot', 'SG-Intune-Exec', 'SG-HR'].map((name) => target('group', name))
    const { plan, words } = await planned(targets, 'Update ring - Pilot')
    assert.equal(plan.entries.length, 1)
    assert.equal(words.title, 'Include SG-Intune-Exec, SG-HR in 1')
    assert.deepEqual(words.notes, ['1 assignment excludes its group now and will switch.'])
  })

  it('counts many groups, and names them below', async () => {
    const names = ['SG-HR', 'SG-Finance', 'SG-Sales', 'SG-External']
    const { words } = await planned(
      names.map((name) => target('excludedGroup', name)),
      'Kiosk lobby',
    )
    assert.equal(words.title, 'Exclude 4 groups from 1')
    assert.deepEqual(words.notes, ['Groups: SG-HR, SG-Finance, SG-Sales, SG-External'])
  })

  it('has nothing to do where all of them are there', async () => {
    await ada.apply((await planned([target('group', 'SG-HR')], 'Update ring - Pilot')).plan)
    const targets = [target('group', 'SG-Intune-Pilot'), target('group', 'SG-HR')]
    const { plan, words } = await planned(targets, 'Update ring - Pilot')
    assert.deepEqual(plan.entries, [])
    assert.equal(words.already, 'SG-Intune-Pilot, SG-HR are already included in 1.')
  })
})

describe('the argument of adding', () => {
  const configurationIds = ['00000000-0000-4000-8000-000000000001']
  const [a, b] = ['aaaaaaaa-0000-4000-8000-000000000002', 'bbbbbbbb-0000-4000-8000-000000000003']

  it('takes one target or several, each once', () => {
    const group = (groupId = '') => ({ kind: 'group', groupId })
    assert.deepEqual(addRequest({ configurationIds, groupId: a }).targets, [group(a)])
    assert.deepEqual(addRequest({ configurationIds, target: { groupId: a } }).targets, [group(a)])
    const targets = [{ groupId: a }, { groupId: b?.toUpperCase() }, { groupId: a }, 'allUsers']
    assert.deepEqual(addRequest({ configurationIds, targets }).targets, [group(a), group(b), { kind: 'allUsers' }])
  })

  it('refuses what it can not mean', () => {
    assert.throws(() => addRequest({ configurationIds, targets: [] }), /targets has to be a list/)
    assert.throws(() => addRequest({ configurationIds, targets: [{ groupId: a }], groupId: b }), /one target/)
    assert.throws(() => addRequest({ configurationIds, targets: ['allUsers'], exclude: true }), /excluded/)
    assert.throws(() => addRequest({ configurationIds, targets: [{ groupId: 'x' }] }), /GUID/)
  })
})
