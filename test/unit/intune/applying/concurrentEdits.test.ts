import assert from 'node:assert/strict'
import type { Change } from '../../../../src/intune/planning/change.ts'
import type { FilterChoice } from '../../../../src/intune/model/assignment.ts'
import type { Target } from '../../../../src/intune/model/target.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, idOf, kindOf, writes, ref } from './administrator.ts'

type Raw = Readonly<Record<string, unknown>>

/** Somebody else writes between the moment a plan was made and the moment it is applied. */
describe('changes by others while a plan waits', () => {
  let service: SampleTenant
  let ada: Administrator
  let id: string
  let hr: string
  let sales: string
  let filter: FilterChoice
  const raw = (type: string, target: Raw = {}, more: Raw = {}): Raw => ({
    ...more,
    target: { '@odata.type': `#microsoft.graph.${type}`, ...target },
  })
  const include = (groupId: string, target: Raw = {}): Raw => raw('groupAssignmentTarget', { groupId, ...target })
  const exclude = (groupId: string): Raw => raw('exclusionGroupAssignmentTarget', { groupId })
  const devices = raw('allDevicesAssignmentTarget')
  const group = (groupId: string): Target => ({ kind: 'group', groupId })
  const filtered = (choice: FilterChoice): Raw => ({
    deviceAndAppManagementAssignmentFilterId: choice.id,
    deviceAndAppManagementAssignmentFilterType: choice.mode,
  })

  before(async () => {
    service = await startSampleTenant({ throttle: false, routes: 'none' })
    ada = await Administrator.signIn(service, { writeRoute: 'assign' })
    id = idOf(service.configurations(), 'Wi-Fi Guest')
    hr = idOf(service.groups(), 'SG-HR')
    sales = idOf(service.groups(), 'SG-Sales')
    filter = { id: idOf(service.filters(), 'Corporate owned'), mode: 'include' }
  })
  after(async () => {
    await ada.signOut()
    await service.close()
  })

  interface Case {
    readonly title: string
    readonly base: () => readonly Raw[]
    readonly theirs: () => readonly Raw[]
    readonly change: () => Change
    readonly outcome: 'applied' | 'unchanged' | 'stale'
    /** Targets held at the end, by what is in them. */
    readonly holds: () => readonly Raw[]
    /** How many places others changed, as the outcome says. */
    readonly others: number
  }
  const cases: readonly Case[] = [
    {
      title: 'another target added: kept, and said',
      base: () => [include(hr)],
      theirs: () => [include(hr), devices],
      change: () => ({ kind: 'add', target: group(sales) }),
      outcome: 'applied',
      holds: () => [include(hr), devices, include(sales)],
      others: 1,
    },
    {
      title: 'another target removed: stays removed, and said',
      base: () => [include(hr), devices],
      theirs: () => [include(hr)],
      change: () => ({ kind: 'add', target: group(sales) }),
      outcome: 'applied',
      holds: () => [include(hr), include(sales)],
      others: 1,
    },
    {
      title: "another target's filter changed: kept, and said",
      base: () => [include(hr), devices],
      theirs: () => [include(hr), raw('allDevicesAssignmentTarget', filtered(filter))],
      change: () => ({ kind: 'remove', target: group(hr) }),
      outcome: 'applied',
      holds: () => [raw('allDevicesAssignmentTarget', filtered(filter))],
      others: 1,
    },
    {
      title: 'the same target given a filter: stale',
      base: () => [include(hr)],
      theirs: () => [include(hr, filtered(filter))],
      change: () => ({ kind: 'remove', target: group(hr) }),
      outcome: 'stale',
      holds: () => [include(hr, filtered(filter))],
      others: 1,
    },
    {
      title: 'the same group switched to an exclusion: stale',
      base: () => [include(hr)],
      theirs: () => [exclude(hr)],
      change: () => ({ kind: 'setFilter', target: group(hr), filter }),
      outcome: 'stale',
      holds: () => [exclude(hr)],
      others: 1,
    },
    {
      title: 'the added group excluded by somebody: stale',
      base: () => [],
      theirs: () => [exclude(hr)],
      change: () => ({ kind: 'add', target: group(hr) }),
      outcome: 'stale',
      holds: () => [exclude(hr)],
      others: 1,
    },
    {
      title: 'the edited target removed: stale, and not brought back',
      base: () => [include(hr), devices],
      theirs: () => [devices],
      change: () => ({ kind: 'switchMode', groupId: hr }),
      outcome: 'stale',
      holds: () => [devices],
      others: 1,
    },
    {
      title: 'somebody did the same: nothing to write',
      base: () => [include(hr)],
      theirs: () => [include(hr), include(sales)],
      change: () => ({ kind: 'add', target: group(sales) }),
      outcome: 'unchanged',
      holds: () => [include(hr), include(sales)],
      others: 1,
    },
    {
      title: 'the removed target is gone already: nothing to write',
      base: () => [include(hr)],
      theirs: () => [],
      change: () => ({ kind: 'remove', target: group(hr) }),
      outcome: 'unchanged',
      holds: () => [],
      others: 1,
    },
    {
      title: 'the replaced group is gone already: its successor comes, and the removal is said',
      base: () => [include(hr)],
      theirs: () => [],
      change: () => ({ kind: 'replaceGroup', from: hr, to: sales }),
      outcome: 'applied',
      holds: () => [include(sales)],
      others: 1,
    },
    {
      title: 'clear: what was added meanwhile is not what the user saw, and stays',
      base: () => [include(hr)],
      theirs: () => [include(hr), devices],
      change: () => ({ kind: 'clear' }),
      outcome: 'applied',
      holds: () => [devices],
      others: 1,
    },
    {
      title: 'only ids and annotations differ: no change at all',
      base: () => [include(hr)],
      theirs: () => [{ ...include(hr), id: 'another', '@odata.etag': 'W/"7"' }],
      change: () => ({ kind: 'add', target: { kind: 'allDevices' } }),
      outcome: 'applied',
      holds: () => [include(hr), devices],
      others: 0,
    },
  ]
  /** Target and filter, as text to compare. */
  const gist = (one: Raw): string => {
    const target = { ...(one['target'] as Raw) }
    for (const name of Object.keys(target)) if (target[name] === null || target[name] === 'none') delete target[name]
    return JSON.stringify(Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const gists = (set: readonly Raw[]): string[] => set.map(gist).sort()

  for (const one of cases) {
    it(one.title, async () => {
      service.edit(id, one.base())
      await ada.tenant.load()
      const plan = ada.plan([id], one.change())
      service.edit(id, one.theirs())
      const theirs = heldBy(service, id)
      service.clearRequests()
      const [outcome] = await ada.apply(plan)
      assert.equal(outcome?.outcome, one.outcome)
      assert.equal(outcome.others?.length, one.others)
      assert.equal(writes(service).length, one.outcome === 'applied' ? 1 : 0)
      assert.deepEqual(gists(heldBy(service, id)), gists(one.holds()))
      if (one.outcome !== 'applied') assert.deepEqual(heldBy(service, id), theirs)
      const set = ada.tenant.set(ref(id))
      assert(set?.state === 'read')
      assert.deepEqual(gists(set.set.assignments.map((o) => o.raw)), gists(heldBy(service, id)))
    })

    it(`after a reviewed preview: ${one.title}`, async () => {
      if (one.others === 0) return
      service.edit(id, one.base())
      await ada.tenant.load()
      const plan = ada.plan([id], one.change())
      service.edit(id, one.theirs())
      const theirs = heldBy(service, id)
      service.clearRequests()
      const [outcome] = await ada.apply(plan, { exact: true })
      assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['stale', 'stale'])
      assert.equal(writes(service).length, 0)
      assert.deepEqual(heldBy(service, id), theirs)
    })
  }

  it('passes on unknown targets, policy sets, sources and intents through every kind of edit', async () => {
    const strange = [
      raw('physicalLocationAssignmentTarget', { locationId: 'muc-03', floors: [1, 2], radius: { value: 50 } }),
      raw('configurationManagerCollectionAssignmentTarget', { collectionId: 'SMS000F2' }),
      raw('allLicensedUsersAssignmentTarget', { future: { a: [null] } }, { intent: 'remove', schedule: { hours: 3 } }),
      raw('groupAssignmentTarget', { groupId: sales }, { source: 'policySets', sourceId: crypto.randomUUID() }),
    ]
    service.edit(id, [...strange, include(hr)])
    await ada.tenant.load()
    const kept = heldBy(service, id).filter((one) => gist(one) !== gist(include(hr)))
    assert.equal(kept.length, 4)
    const changes: readonly Change[] = [
      { kind: 'add', target: { kind: 'allDevices' }, filter },
      { kind: 'setFilter', target: { kind: 'allDevices' }, filter: { ...filter, mode: 'exclude' } },
      { kind: 'switchMode', groupId: hr },
      { kind: 'replaceGroup', from: hr, to: idOf(service.groups(), 'SG-Finance') },
      { kind: 'setFilter', target: { kind: 'allDevices' }, filter: null },
      { kind: 'remove', target: { kind: 'allDevices' } },
      { kind: 'paste', assignments: [], replace: false },
    ]
    for (const change of changes) {
      service.clearRequests()
      const plan = ada.plan([id], change)
      if (change.kind === 'paste') assert.equal(plan.entries.length, 0)
      for (const { outcome } of await ada.apply(plan)) assert.equal(outcome, 'applied', change.kind)
      const held = heldBy(service, id)
      assert.deepEqual(
        kept.map((one) => held.find((other) => other['id'] === one['id'])),
        kept,
        change.kind,
      )
      for (const { body } of writes(service)) {
        const { assignments } = body as { assignments: Raw[] }
        assert(assignments.every((one) => one['source'] !== 'policySets'))
      }
    }
  })

  it('sends a target that is there twice only once, and refuses one that is there in two ways', async () => {
    service.edit(id, [include(hr), include(hr)])
    await ada.tenant.load()
    service.clearRequests()
    assert.equal((await ada.change(id, { kind: 'add', target: { kind: 'allDevices' } })).outcome, 'applied')
    assert.equal(heldBy(service, id).length, 2)
    service.edit(id, [include(hr), exclude(hr)])
    await ada.tenant.load()
    const before = heldBy(service, id)
    service.clearRequests()
    const refused = await ada.change(id, { kind: 'add', target: { kind: 'allDevices' } })
    assert.deepEqual([refused.outcome, kindOf(refused)], ['failed', 'unsendable'])
    assert.equal(writes(service).length, 0)
    assert.deepEqual(heldBy(service, id), before)
    for (const kind of ['add', 'remove'] as const) {
      const { entries, refused: unclear } = ada.plan([id], { kind, target: group(hr) })
      assert.deepEqual([entries.length, unclear.map(kindOf)], [0, ['ambiguous']])
    }
    // The way out: say which one it shall be.
    const plan = ada.plan([id], { kind: 'makeIt', target: group(hr) })
    assert.deepEqual(
      plan.entries.map(({ differences: [one] }) => [one?.befores.length, one?.afters.map(({ target }) => target.kind)]),
      [[2, ['group']]],
    )
    assert.deepEqual(
      (await ada.apply(plan)).map(({ outcome }) => outcome),
      ['applied'],
    )
    assert.deepEqual(gists(heldBy(service, id)), gists([include(hr)]))
  })

  it('tells a plain addition that an exclusion came first from a refusal of the service', async () => {
    const routed = await startSampleTenant({ throttle: false })
    const bob = await Administrator.signIn(routed)
    const plan = bob.plan([id], { kind: 'add', target: group(hr) })
    routed.edit(id, [exclude(hr)])
    const [outcome] = await bob.apply(plan)
    assert.deepEqual([outcome?.outcome, outcome?.others?.length], ['stale', 1])
    assert.deepEqual(gists(heldBy(routed, id)), gists([exclude(hr)]))
    const set = bob.tenant.set(ref(id))
    assert(set?.state === 'read')
    assert.deepEqual(gists(set.set.assignments.map((one) => one.raw)), gists([exclude(hr)]))
    await bob.signOut()
    await routed.close()
  })
})
