import { undoPairs } from '../../../../src/intune/journal/replay.ts'
import { type Assignment, assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { differences } from '../../../../src/intune/model/differences.ts'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import type { Target } from '../../../../src/intune/model/target.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import type { SampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { type Administrator, ref } from './administrator.ts'
import type { Moment } from './serviceHistory.ts'

export function randomChange(service: SampleTenant, window: Administrator, random: Random): Change {
  const group = (): string => String(random.of(service.groups())['id'])
  const targets: readonly (() => Target)[] = [
    () => ({ kind: 'group', groupId: group() }),
    () => ({ kind: 'group', groupId: group() }),
    () => ({ kind: 'excludedGroup', groupId: group() }),
    () => ({ kind: 'allDevices' }),
    () => ({ kind: 'allUsers' }),
  ]
  const target = (): Target => random.of(targets)()
  const filter = () => ({
    id: String(random.of(service.filters())['id']),
    mode: random.of(['include', 'exclude'] as const),
  })
  const copied = (): readonly Assignment[] => {
    const set = window.tenant.set(ref(random.of([...window.tenant.configurations]).id))
    return set?.state === 'read' ? set.set.assignments : []
  }
  const changes: readonly (() => Change)[] = [
    () => ({ kind: 'add', target: target() }),
    () => ({ kind: 'add', target: { kind: 'group', groupId: group() } }),
    () => ({ kind: 'add', target: target(), filter: random.of([null, filter()]) }),
    () => ({ kind: 'remove', target: target() }),
    () => ({ kind: 'remove', target: target() }),
    () => ({ kind: 'switchMode', groupId: group() }),
    () => ({ kind: 'setFilter', target: target(), filter: random.of([null, filter()]) }),
    () => ({ kind: 'replaceGroup', from: group(), to: group() }),
    () => ({ kind: 'paste', assignments: copied(), replace: random.below(3) === 0 }),
    () => (random.below(6) === 0 ? { kind: 'clear' } : { kind: 'add', target: target() }),
  ]
  return random.of(changes)()
}

export async function undoOf(window: Administrator, key: string): Promise<Plan> {
  const detail = await window.journal.read(key.split(' ')[0] ?? '')
  return planOf(detail ? undoPairs(detail, (one) => window.tenant.configuration(one)).pairs : [])
}

/** Whether anything that this moment changed is still held. */
export function partOf(moments: readonly Moment[], moment: Moment, held: readonly Assignment[]): boolean {
  const before = moments[moments.indexOf(moment) - 1]?.set ?? []
  const after = moment.set.map(assignmentFromGraph)
  const gone = new Set(differences(deviceConfigurations, after, held).map(({ key }) => key))
  return differences(deviceConfigurations, before.map(assignmentFromGraph), after).some(({ key }) => !gone.has(key))
}

export function sameSet(a: readonly Assignment[], b: readonly Assignment[]): boolean {
  const text = (set: readonly Assignment[]): string =>
    set
      .map(({ raw }) => JSON.stringify(raw))
      .sort()
      .join()
  return text(a) === text(b)
}

/** Some sets hold what no schema of today has, policy sets, and properties of other kinds of configuration. */
export function makeStrange(service: SampleTenant): void {
  for (const [index, { id }] of service.configurations().entries()) {
    const held = service.assignmentsOf(String(id)).map((one, n) => (n === 0 ? { ...one, schedule: { hours: n } } : one))
    const groupId = String(service.groups()[index % 12]?.['id'])
    const extras = [
      { target: { '@odata.type': '#microsoft.graph.physicalLocationAssignmentTarget', locationId: `l${index}` } },
      {
        source: 'policySets',
        sourceId: String(id),
        target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
      },
    ]
    service.edit(String(id), [...held, ...extras.slice(0, index % 3)])
  }
}

export interface Random {
  below(limit: number): number
  of<T>(items: readonly T[]): T
}

/** Numbers that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] }
}
