import { GraphError, type GraphErrorKind } from '../../graph/graphError.ts'
import { DomainError } from '../model/domainError.ts'
import { currentSet } from './currentSet.ts'
import type { EntryContext } from './applyContext.ts'
import { type Goal, touched } from './goal.ts'
import type { EntryWrite } from './entryWriter.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { applied, readShown } from './readBack.ts'

/**
 * A write that failed is never repeated: the service is asked what it holds, whatever it answered, because the truth
 * is worth a read. Only what certainly never left, or waits for a justification, needs no look.
 */
export function afterFailure(
  entry: PlanEntry,
  { goal, sent, begun, lostAnswer }: EntryWrite,
  error: Error,
  context: EntryContext,
): Promise<Outcome> {
  if (lostAnswer) return afterLostAnswer(entry, goal, error, context)
  if (begun) return afterPart(entry, error, context)
  const answered = sent.some(({ status }) => status !== undefined)
  return afterRefusal(entry, goal, error, answered, context)
}

/** Some requests were carried out: what the service holds now is what is to be told, and can be continued or undone. */
async function afterPart(entry: PlanEntry, cause: Error, context: EntryContext): Promise<Outcome> {
  const { assignable } = entry
  const error = new DomainError('partly', 'some requests of the write were carried out, and the rest was not', {
    cause,
  })
  const told = { assignable, outcome: 'failed', fate: 'accepted', error } as const
  try {
    return { ...told, held: await currentSet(context, assignable) }
  } catch {
    return told
  }
}

/** Nothing of ours was written: whatever is there otherwise is the work of others. */
async function afterRefusal(
  entry: PlanEntry,
  goal: Goal,
  error: Error,
  wasSent: boolean,
  context: EntryContext,
): Promise<Outcome> {
  const { assignable } = entry
  const fate = wasSent ? 'refused' : 'notSent'
  const failed: Outcome = { assignable, outcome: 'failed', fate, error, held: goal.theirs }
  if (!(error instanceof GraphError) || error.status === undefined || sureRefusals.has(error.kind)) return failed
  try {
    const held = await currentSet(context, assignable)
    // Somebody else did what the plan wants.
    if (touched(entry, goal.after, held).length === 0) return { assignable, outcome: 'unchanged', fate, held }
    const others = touched(entry, goal.theirs?.assignments ?? entry.before, held)
    if (others.length === 0 || !['badRequest', 'conflict', 'conditionNotMet'].includes(error.kind))
      return { ...failed, held }
    const stale = new DomainError('stale', 'somebody else changed what the plan touches', { cause: error })
    return { assignable, outcome: 'stale', fate, error: stale, held, others }
  } catch {
    // The refusal is what is to be told; what the service holds was read right before it.
    return failed
  }
}

/** The write may have been carried out, and it may land later still: only a set that shows it says so. */
export async function afterLostAnswer(
  entry: PlanEntry,
  goal: Goal,
  error: Error,
  context: Pick<EntryContext, 'graph' | 'clock'>,
): Promise<Outcome> {
  const { assignable } = entry
  const unknown = (message: string, cause: unknown): Pick<Outcome, 'assignable' | 'outcome' | 'fate' | 'error'> => {
    return {
      assignable,
      outcome: 'failed',
      fate: 'unknown',
      error: new DomainError('unknownOutcome', message, { cause }),
    }
  }
  try {
    const held = await readShown(entry, goal, context)
    const base = goal.theirs?.assignments ?? entry.before
    if (touched(entry, goal.after, held).length === 0) return applied(entry, goal, held)
    const told = unknown('the answer to the write was lost, and the set does not show it', error)
    return { ...told, held, others: touched(entry, base, held) }
  } catch (cause) {
    return unknown('the write was sent, and neither its answer nor the set could be read', cause)
  }
}

/** What never got as far as the set. */
const sureRefusals: ReadonlySet<GraphErrorKind> = new Set(['approvalRequired', 'routeMissing'])
