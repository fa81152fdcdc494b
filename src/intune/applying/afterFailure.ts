import { GraphError, type GraphErrorKind } from '../../graph/graphError.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import { type EntryContext, type Goal, touched } from './applyContext.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { applied, readShown } from './readBack.ts'
import { readAssignmentSet } from '../tenant/readAssignmentSet.ts'

/**
 * A write that failed is never repeated: the service is asked what it holds, whatever it answered, because the truth
 * is worth a read. Only what certainly never left, or waits for a justification, needs no look.
 */
export function afterFailure(entry: PlanEntry, goal: Goal, error: Error, context: EntryContext): Promise<Outcome> {
  const refused = !(error instanceof GraphError && error.processed === 'unknown')
  return refused ? afterRefusal(entry, goal, error, context) : afterLostAnswer(entry, goal, error, context)
}

/** Nothing of ours was written: whatever is there otherwise is the work of others. */
async function afterRefusal(
  entry: PlanEntry,
  goal: Goal,
  error: Error,
  { graph, clock }: EntryContext,
): Promise<Outcome> {
  const { assignable } = entry
  const failed: Outcome = { assignable, outcome: 'failed', error, held: goal.theirs }
  if (!(error instanceof GraphError) || error.status === undefined || sureRefusals.has(error.kind)) return failed
  try {
    const held = await readAssignmentSet(graph, assignable, () => clock.now())
    // Somebody else did what the plan wants.
    if (touched(entry, goal.after, held).length === 0) return { assignable, outcome: 'unchanged', held }
    const others = touched(entry, goal.theirs?.assignments ?? entry.before, held)
    if (others.length === 0 || !['badRequest', 'conflict', 'conditionNotMet'].includes(error.kind))
      return { ...failed, held }
    const stale = new DomainError('stale', 'somebody else changed what the plan touches', { cause: error })
    return { assignable, outcome: 'stale', error: stale, held, others }
  } catch {
    // The refusal is what is to be told; what the service holds was read right before it.
    return failed
  }
}

/** The write may have been carried out, and it may land later still: only a set that shows it says so. */
async function afterLostAnswer(entry: PlanEntry, goal: Goal, error: Error, context: EntryContext): Promise<Outcome> {
  const { assignable } = entry
  const { kind } = assignable.configuration
  try {
    const held = await readShown(entry, goal, context)
    const missing = touched(entry, goal.after, held)
    if (missing.length === 0) return applied(entry, goal, held)
    const left = new Set(missing.map(({ key }) => key))
    const base = goal.theirs?.assignments ?? entry.before
    if (differences(kind, base, goal.after).some(({ key }) => !left.has(key))) {
      // A part of the plan is there, so it was written, and somebody changed the rest since.
      const message = 'the answer to the write was lost, and a part of it is held'
      const kept = new DomainError('differentlyKept', message, { cause: error })
      const others = differences(kind, goal.after, held.assignments)
      return { assignable, outcome: 'failed', error: kept, held, others }
    }
    const message = 'the answer to the write was lost, and the set does not show it'
    const unknown = new DomainError('unknownOutcome', message, { cause: error })
    return { assignable, outcome: 'failed', error: unknown, held, others: touched(entry, base, held) }
  } catch (cause) {
    const message = 'the write was sent, and neither its answer nor the set could be read'
    return { assignable, outcome: 'failed', error: new DomainError('unknownOutcome', message, { cause }) }
  }
}

/** What never got as far as the set. */
const sureRefusals: ReadonlySet<GraphErrorKind> = new Set(['approvalRequired', 'routeMissing'])
