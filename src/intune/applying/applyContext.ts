import type { Clock } from '../../base/clock.ts'
import type { LastWritten } from './lastWritten.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Assignment } from '../model/assignment.ts'
import { type Difference, differences } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { PlanEntry } from '../planning/plan.ts'
import type { WriteRoute } from './writeRoute.ts'

/** The user's reason for a change, asked for once per plan; undefined when the user gives none. */
export type Justification = () => Promise<string | undefined>

export interface EntryContext {
  readonly graph: Graph
  readonly route: WriteRoute
  readonly clock: Clock
  /** Our last write of the configuration, where there was one. */
  readonly written?: LastWritten
  /** The user reviewed a preview: any change by others is in the way. */
  readonly exact: boolean
  readonly justification?: string
  readonly askJustification?: Justification
  /** Called once, before the look that the write is built on; what it throws keeps the write from being sent. */
  readonly beforeWrite: () => Promise<void>
  /** Heeded until the write is sent; after that the truth is worth the wait. */
  readonly signal?: AbortSignal
}

/** What the set should be once the write is through, and what others did meanwhile. */
export interface Goal {
  readonly after: readonly Assignment[]
  readonly theirs?: AssignmentSet
  readonly others: readonly Difference[]
}

/** What the service holds otherwise than `expected` at the keys of the plan. */
export function touched(entry: PlanEntry, expected: readonly Assignment[], held: AssignmentSet): Difference[] {
  const keys = keysOf(entry)
  return differences(entry.assignable.configuration.kind, expected, held.assignments).filter(({ key }) => keys.has(key))
}

/** What the service holds otherwise than `expected` where the plan changes nothing. */
export function untouched(entry: PlanEntry, expected: readonly Assignment[], held: AssignmentSet): Difference[] {
  const keys = keysOf(entry)
  return differences(entry.assignable.configuration.kind, expected, held.assignments).filter(
    ({ key }) => !keys.has(key),
  )
}

function keysOf({ differences: changed }: PlanEntry): ReadonlySet<string> {
  return new Set(changed.map(({ key }) => key))
}
