import { differences } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { DomainError } from '../model/domainError.ts'
import { type EntryContext, type Goal, touched } from './applyContext.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { readAssignmentSet } from '../tenant/readAssignmentSet.ts'
import { toError } from '../../base/toError.ts'

/** What the service holds after a write that it took, compared with what was intended. */
export async function readBack(entry: PlanEntry, goal: Goal, { graph, now }: EntryContext): Promise<Outcome> {
  const { assignable } = entry
  try {
    const held = await readAssignmentSet(graph, assignable, now)
    if (touched(entry, goal.after, held).length === 0) return applied(entry, goal, held)
    const error = new DomainError('differentlyKept', 'the service took the write and holds something else')
    return {
      assignable,
      outcome: 'failed',
      error,
      held,
      others: differences(assignable.configuration.kind, goal.after, held.assignments),
    }
  } catch (error) {
    return { assignable, outcome: 'applied', error: toError(error) }
  }
}

export function applied({ assignable }: PlanEntry, goal: Goal, held: AssignmentSet): Outcome {
  const others = [...goal.others, ...differences(assignable.configuration.kind, goal.after, held.assignments)]
  return { assignable, outcome: 'applied', held, others }
}
