import { toError } from '../../base/toError.ts'
import { GraphError } from '../../graph/graphError.ts'
import { refusesToken } from '../../graph/refusesToken.ts'
import { waitBeforeRetry } from '../../graph/retryPolicy.ts'
import type { JournalDetail } from '../journal/journalEntry.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import type { Assignable } from '../model/configuration.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import { rawDifferences } from '../model/rawDifferences.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { afterLostAnswer } from './afterFailure.ts'
import type { EntryContext } from './applyContext.ts'
import { type Goal, keysOf, touched } from './goal.ts'
import { type ApprovedCall, approvedCall } from './approvedCall.ts'
import { shownOf, shows } from './lostWrite.ts'
import { merge } from './merge.ts'
import { readBack } from './readBack.ts'
import { stableLook } from './stableLook.ts'

type ApprovedContext = Pick<EntryContext, 'graph' | 'clock' | 'written' | 'lost' | 'signal'>

/**
 * Repeats an approved write to the byte, in the order of every write: token, turn, look, request, read-back. Not where
 * the set has changed since the approval was asked for: the approved body would undo that. Never throws: a failure is an
 * outcome; `stale` means drifted, and nothing was sent. What an earlier try carried out without getting an answer is
 * `applied`, and nothing is sent again; where there was no such try it is the work of others, and `unchanged`.
 */
export async function finishApproved(
  assignable: Assignable,
  detail: JournalDetail,
  context: ApprovedContext,
): Promise<Outcome> {
  try {
    return await finished(assignable, detail, context)
  } catch (error) {
    return { assignable, outcome: 'failed', fate: 'notSent', error: toError(error) }
  }
}

async function finished(assignable: Assignable, detail: JournalDetail, context: ApprovedContext): Promise<Outcome> {
  const { graph, signal } = context
  const { scopes, bucket } = assignable.configuration.kind
  const call = approvedCall(assignable, detail)
  const entry = entryOfDetail(assignable, detail)
  let tokens = 0
  for (let attempt = 1; ; attempt++) {
    const token = await graph.writeToken({ scopes: scopes.write }, signal)
    await graph.writeTurn({ bucket }, signal)
    const looked = await look(entry, detail, call, context)
    if ('outcome' in looked) return looked
    const full = { ...context, signal: undefined }
    try {
      const headers = { 'x-msft-approval-code': call.code }
      await graph.post(call.path, call.body, { headers, token, attempt, scopes: scopes.write, bucket })
    } catch (error) {
      if (refusesToken(error) && tokens++ === 0) continue
      if (error instanceof GraphError && error.processed === 'unknown') {
        return { ...(await afterLostAnswer(entry, looked, error, full)), looked: looked.theirs }
      }
      if (error instanceof GraphError && waitBeforeRetry(error, attempt, 'write') !== undefined) continue
      return { assignable, outcome: 'failed', fate: 'refused', error: toError(error), held: looked.theirs }
    }
    const outcome = await readBack(entry, looked, full)
    return { ...(call.whole ? outcome : partOf(entry, looked, outcome)), looked: looked.theirs }
  }
}

/** What the write makes of the set as it is now. An outcome: it is there already, or the set is not what was asked with. */
async function look(
  entry: PlanEntry,
  detail: JournalDetail,
  call: ApprovedCall,
  { graph, clock, written, lost, signal }: ApprovedContext,
): Promise<Goal | Outcome> {
  const { assignable, before, after } = entry
  const { kind } = assignable.configuration
  const theirs = await stableLook(graph, clock, assignable, written, signal)
  if (touched(entry, after, theirs).length === 0)
    return lost
      ? { assignable, outcome: 'applied', fate: 'accepted', held: theirs }
      : { assignable, outcome: 'unchanged', fate: 'notSent', held: theirs }
  if (lost && call.whole && !shows(lost, theirs)) {
    throw new DomainError('unsettled', 'an earlier write of the whole set may still be carried out')
  }
  const asked = (detail.held ?? detail.before).map(assignmentFromGraph)
  // The approved set takes back whatever others changed since, also what no row of ours names.
  const drifted = call.whole ? rawDifferences(kind, asked, theirs.assignments) : touched(entry, asked, theirs)
  const merged = merge(kind, before, after, theirs.assignments, false)
  if (drifted.length === 0 && merged.kind === 'merged') return { after: merged.after, theirs, others: [] }
  const error = new DomainError('stale', 'the set changed since the approval was asked for')
  return {
    assignable,
    outcome: 'stale',
    fate: 'notSent',
    held: theirs,
    others: drifted.length > 0 ? drifted : merged.others,
    error,
  }
}

/** An approval is of one request: where the plan has several, the others are left to do, which is no fault of the service. */
function partOf(entry: PlanEntry, goal: Goal, outcome: Outcome): Outcome {
  const { error, held } = outcome
  const before = goal.theirs?.assignments ?? entry.before
  const { kind } = entry.assignable.configuration
  const differs = error instanceof DomainError && error.kind === 'differentlyKept' && held !== undefined
  if (!differs || shownOf(kind, before, goal.after, held, keysOf(entry)) !== 'part') return outcome
  return {
    ...outcome,
    others: goal.others,
    error: new DomainError('partly', 'one approved request of several is made'),
  }
}

/** What the journal says that the plan does to the configuration. */
export function entryOfDetail(assignable: Assignable, detail: JournalDetail): PlanEntry {
  const before = detail.before.map(assignmentFromGraph)
  const after = detail.after.map(assignmentFromGraph)
  return { assignable, before, after, differences: differences(assignable.configuration.kind, before, after) }
}
