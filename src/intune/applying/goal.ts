import type { Assignment } from '../model/assignment.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { type Difference, differences } from '../model/differences.ts'
import type { PlanEntry } from '../planning/plan.ts'

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

/** Where the plan changes something. */
export function keysOf({ differences: changed }: PlanEntry): ReadonlySet<string> {
  return new Set(changed.map(({ key }) => key))
}
