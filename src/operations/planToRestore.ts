import type { Assignment } from '../intune/model/assignment.ts'
import { assignmentKey } from '../intune/model/assignmentKey.ts'
import type { Difference } from '../intune/model/differences.ts'
import type { Kind } from '../intune/kinds/kind.ts'
import type { Outcome } from '../intune/planning/outcome.ts'
import { type BeforeAfter, type Plan, planOf } from '../intune/planning/plan.ts'

/** What leads back to the assignments that a write should have left alone and the service did not keep. */
export function planToRestore(outcomes: readonly Outcome[]): Plan {
  return planOf(
    outcomes.flatMap(({ assignable, held, lost = [] }): BeforeAfter[] => {
      if (!held || lost.length === 0) return []
      const after = restored(assignable.configuration.kind, held.assignments, lost)
      return [{ assignable, before: held.assignments, after }]
    }),
  )
}

/** The set with what was lost as it was before. */
export function restored(kind: Kind, held: readonly Assignment[], lost: readonly Difference[]): readonly Assignment[] {
  const keys = new Set(lost.map(({ key }) => key))
  const kept = held.filter((one) => !keys.has(assignmentKey(kind, one)))
  return [...kept, ...lost.flatMap(({ befores }) => befores)]
}
