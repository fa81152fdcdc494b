import { assignmentKey } from '../intune/model/assignmentKey.ts'
import type { Outcome } from '../intune/planning/outcome.ts'
import { type BeforeAfter, type Plan, planOf } from '../intune/planning/plan.ts'

/** What leads back to the assignments that a write should have left alone and the service did not keep. */
export function planToRestore(outcomes: readonly Outcome[]): Plan {
  return planOf(
    outcomes.flatMap(({ assignable, held, lost = [] }): BeforeAfter[] => {
      if (!held || lost.length === 0) return []
      const { kind } = assignable.configuration
      const keys = new Set(lost.map(({ key }) => key))
      const kept = held.assignments.filter((one) => !keys.has(assignmentKey(kind, one)))
      const back = lost.flatMap(({ before }) => (before ? [before] : []))
      return [{ assignable, before: held.assignments, after: [...kept, ...back] }]
    }),
  )
}
