import type { Kind } from '../../../../src/intune/kinds/kind.ts'
import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { type Assignable, namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import type { Log } from '../../../../src/base/log.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import type { JournalKey } from '../../../../src/intune/journal/signature.ts'
import type { JournalPlan } from '../../../../src/intune/journal/journal.ts'
import type { Outcome, OutcomeKind } from '../../../../src/intune/planning/outcome.ts'

const nothing = (): void => {}
export const silent: Log = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing }

export const testKey: JournalKey = () => Promise.resolve(Buffer.alloc(32, 7))

const raw = (id: string): Record<string, unknown> => ({
  id,
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: id, note: 'Grüße\n"quoted"' },
})

/** A plan on configurations `c0`, `c1`, …; each has one assignment before and two after. */
export function planOf(id: string, configurations: number): JournalPlan {
  return {
    id,
    tenantId: 'tenant',
    account: 'ada@contoso.com',
    cloud: 'global',
    title: `Add a group to ${configurations} configurations`,
    source: 'add',
    entries: Array.from({ length: configurations }, (_, n) => ({
      configurationId: `c${n}`,
      configurationName: `Configuration ${n}`,
      before: [raw('a')],
      after: [raw('a'), raw('b')],
    })),
  }
}

export function outcomeOf(id: string, outcome: OutcomeKind, rest: Partial<Outcome> = {}): Outcome {
  const fate = outcome === 'applied' ? 'accepted' : 'notSent'
  return { assignable: assignableOf(id), outcome, fate, ...rest }
}

export function assignableOf(id: string, kind: Kind = deviceConfigurations): Assignable {
  return { configuration: namedConfiguration(kind, id, id) }
}

export function heldOf(...ids: string[]): Pick<Outcome, 'held'> {
  return { held: { assignments: ids.map((id) => assignmentFromGraph(raw(id))), readAt: 0 } }
}
