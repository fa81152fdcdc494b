import assert from 'node:assert/strict'
import { type ReachDifferenceKind, reachDifferences } from '../../../src/intune/comparison/compareReach.ts'
import { compareMove, compareSubjects, type SubjectComparison } from '../../../src/operations/compareSubjects.ts'
import type { SampleTenantOptions } from '../../../src/sampleTenant/sampleTenant.ts'
import { idOf } from '../intune/applying/administrator.ts'
import { openTenant, type TenantWindow } from './tenantWindow.ts'

describe('a comparison', () => {
  let window: TenantWindow
  const start = async (options: SampleTenantOptions = {}): Promise<void> => {
    window = await openTenant(options)
  }
  afterEach(() => window.close())
  const group = (name: string): string => idOf(window.service.groups(), name)
  const user = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@contoso.com`
  const groups = (left: string, right: string): Promise<SubjectComparison> =>
    compareSubjects(window.connection, { of: 'group', id: group(left) }, { of: 'group', id: group(right) })
  const move = (name: string, from: string | undefined, to: string | undefined): Promise<SubjectComparison> =>
    compareMove(window.connection, user(name), {
      ...(from !== undefined && { from: group(from) }),
      ...(to !== undefined && { to: group(to) }),
    })
  const of = ({ differences }: SubjectComparison, name: string): ReachDifferenceKind | undefined =>
    differences.find(({ configuration }) => configuration.displayName === name)?.what

  it('of two groups tells what only one gets, with the reason of each side, and counts the rest', async () => {
    await start()
    const result = await groups('SG-Sales-Americas', 'SG-Sales-EMEA')
    const zoom = result.differences.find(({ configuration }) => configuration.displayName === 'Zoom')
    assert.deepEqual([zoom?.what, zoom?.left?.verdict, zoom?.right?.verdict], ['onlyRight', 'excluded', 'gets'])
    assert.deepEqual(zoom?.right?.reason.via, [group('SG-Sales'), group('SG-Sales-EMEA')])
    assert.equal(of(result, 'Print server list'), 'reason', 'the one by SG-Sales, the other by itself')
    assert.equal(of(result, 'Field service (iOS)'), undefined, 'both are in SG-Sales')
    assert.ok(result.same > 0)
    const swapped = await groups('SG-Sales-EMEA', 'SG-Sales-Americas')
    assert.equal(of(swapped, 'Zoom'), 'onlyLeft')
    assert.equal(swapped.same, result.same)
  })

  it('of one with itself finds nothing', async () => {
    await start()
    const result = await groups('SG-Sales', 'SG-Sales')
    assert.deepEqual(result.differences, [])
    assert.ok(result.same > 0)
  })

  it('of two users aligns by configuration, and tells another intent from another reason', async () => {
    await start()
    const asked = (name: string) => ({ of: 'user', key: user(name) }) as const
    const result = await compareSubjects(window.connection, asked('Grace Hopper'), asked('Katherine Johnson'))
    assert.equal(of(result, 'Visual Studio Code'), 'onlyLeft')
    assert.equal(of(result, 'Adobe Reader'), 'intent')
    const keys = result.differences.map(({ configuration: { kind, id } }) => `${kind.id}/${id}`)
    assert.equal(new Set(keys).size, keys.length)
  })

  it('of two devices is of each with its user', async () => {
    await start()
    const ids = window.service.devices().map((one) => String(one['id']))
    const [left = '', right = ''] = ids
    const result = await compareSubjects(window.connection, { of: 'device', id: left }, { of: 'device', id: right })
    assert.ok(result.differences.length > 0)
    assert.ok(result.left.subject.device && result.left.subject.user)
  })

  it('of a move tells other intents, exclusions gained, and what depends on a filter', async () => {
    await start()
    assert.equal(of(await move('Mia Rossi', undefined, 'SG-Finance'), 'Adobe Reader'), 'intent')
    const pilot = await move('Mia Rossi', undefined, 'SG-Intune-Pilot')
    assert.equal(of(pilot, 'Attack surface reduction'), 'excludedRight')
    assert.equal(of(pilot, 'Update ring - Pilot'), 'dependsOnFilter')
    const weights = pilot.differences.map(({ what }) => reachDifferences.indexOf(what))
    assert.deepEqual(
      weights,
      weights.toSorted((a, b) => a - b),
    )
  })

  it('of a move takes away what was reached through the old group alone', async () => {
    await start()
    const result = await move('Carlos Silva', 'SG-Sales-Americas', 'SG-Engineering')
    assert.equal(of(result, 'Print server list'), 'onlyLeft')
    assert.equal(of(result, 'Field service (iOS)'), 'onlyLeft', 'SG-Sales is left with it')
    assert.equal(of(result, 'Visual Studio Code'), 'onlyRight')
  })

  it('of a move keeps a parent that is reached another way, by that way', async () => {
    await start()
    const result = await move('Carlos Silva', 'SG-Sales-Americas', 'SG-Sales-EMEA')
    assert.equal(of(result, 'Field service (iOS)'), undefined)
    const after = result.right.configurations.find(
      ({ configuration }) => configuration.displayName === 'Field service (iOS)',
    )
    assert.deepEqual(after?.reach.reason.via, [group('SG-Sales'), group('SG-Sales-EMEA')])
    assert.equal(of(result, 'Print server list'), 'reason')
    assert.equal(of(result, 'Zoom'), 'onlyRight', 'SG-Sales-Americas was excluded')
  })

  it('of a move into a group that is excluded tells the exclusion', async () => {
    await start()
    const result = await move('Anna Schmidt', undefined, 'SG-Sales-Americas')
    const zoom = result.differences.find(({ configuration }) => configuration.displayName === 'Zoom')
    assert.deepEqual([zoom?.what, zoom?.right?.verdict], ['onlyLeft', 'excluded'])
  })

  it('of a move to nowhere loses, and leaving a group that holds the user only through another is refused', async () => {
    await start()
    const left = await move('Carlos Silva', 'SG-Sales-Americas', undefined)
    assert.ok(left.differences.every(({ what }) => what !== 'onlyRight'))
    assert.equal(of(left, 'Print server list'), 'onlyLeft')
    await assert.rejects(move('Carlos Silva', 'SG-Sales', 'SG-Engineering'), { kind: 'notAssigned' })
  })

  it('of a move is not made from half of the groups', async () => {
    await start()
    window.service.fail({ match: { path: /groups\/[^/]+\/transitiveMemberOf/ }, reply: { status: 403, body: {} } })
    await assert.rejects(move('Carlos Silva', 'SG-Sales-Americas', 'SG-Engineering'))
  })
})
