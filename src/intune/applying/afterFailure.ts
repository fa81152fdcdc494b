import { GraphError, type GraphErrorKind } from '../../graph/graphError.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import { type EntryContext, type Goal, touched } from './applyContext.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { applied } from './readBack.ts'
import { readAssignmentSet } from '../tenant/readAssignmentSet.ts'

/**
 * A write that failed is never repeated: the service is asked what it holds, whatever it answered, because the truth
 * is worth one read. Only what certainly never left, or waits for a justification, needs no look.
 */
export async function afterFailure(
  entry: PlanEntry,
  goal: Goal,
  error: Error,
  { graph, now }: EntryContext,
): Promise<Outcome> {
  const { assignable } = entry
  const refused = !(error instanceof GraphError && error.processed === 'unknown')
  const answered = error instanceof GraphError && error.status !== undefined && !sureRefusals.has(error.kind)
  if (refused && !answered) return { assignable, outcome: 'failed', error, held: goal.theirs }
  try {
    const held = await readAssignmentSet(graph, assignable, now)
    const missing = touched(entry, goal.after, held)
    if (missing.length === 0) {
      // Refused, and not looked at before: somebody else did what the plan wants.
      const byOthers = refused && goal.theirs === undefined
      return { ...applied(entry, goal, held), outcome: byOthers ? 'unchanged' : 'applied' }
    }
    const base = goal.theirs?.assignments ?? entry.before
    const moved = touched(entry, base, held)
    const mayBeWhy = !refused || ['badRequest', 'conflict'].includes(error.kind)
    if (moved.length === 0 || !mayBeWhy) return { assignable, outcome: 'failed', error, held }
    const left = new Set(missing.map(({ key }) => key))
    if (!refused && differences(assignable.configuration.kind, base, goal.after).some(({ key }) => !left.has(key))) {
      // A part of the plan is there, so it was written, and somebody changed the rest since.
      const message = 'the write was lost from sight, and a part of it is held'
      const kept = new DomainError('differentlyKept', message, { cause: error })
      return {
        assignable,
        outcome: 'failed',
        error: kept,
        held,
        others: differences(assignable.configuration.kind, goal.after, held.assignments),
      }
    }
    const stale = new DomainError('stale', 'somebody else changed what the plan touches', { cause: error })
    return { assignable, outcome: 'stale', error: stale, held, others: moved }
  } catch (cause) {
    if (refused) return { assignable, outcome: 'failed', error, held: goal.theirs }
    const message = 'the write was sent, and neither its answer nor the set could be read'
    return { assignable, outcome: 'failed', error: new DomainError('unknownOutcome', message, { cause }) }
  }
}

/** What never got as far as the set. */
const sureRefusals: ReadonlySet<GraphErrorKind> = new Set(['approvalRequired', 'routeMissing'])
