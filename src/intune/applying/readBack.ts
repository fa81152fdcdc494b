import { toError } from '../../base/toError.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { readAssignmentSet } from '../tenant/readAssignmentSet.ts'
import { type EntryContext, type Goal, touched, untouched } from './applyContext.ts'
import { lagOf } from './lastWritten.ts'

/** Milliseconds before a set that still shows what was there before the write is read again; twice as long each time. */
const firstPause = 200

/** What the service holds after a write that it accepted, compared with what was sent. */
export async function readBack(entry: PlanEntry, goal: Goal, context: EntryContext): Promise<Outcome> {
  const { assignable } = entry
  try {
    const held = await readShown(entry, goal, context)
    if (touched(entry, goal.after, held).length === 0) return applied(entry, goal, held)
    const error = new DomainError('differentlyKept', 'the service took the write and holds something else')
    const kept = differences(assignable.configuration.kind, goal.after, held.assignments)
    return { assignable, outcome: 'failed', error, held, others: kept, lost: untouched(entry, goal.after, held) }
  } catch (error) {
    return { assignable, outcome: 'applied', error: toError(error), others: goal.others }
  }
}

/** Reads until the write shows, or for as long as the kind is known to lag: a set as it was before says nothing yet. */
export async function readShown(
  entry: PlanEntry,
  goal: Goal,
  { graph, clock }: Pick<EntryContext, 'graph' | 'clock'>,
): Promise<AssignmentSet> {
  const { assignable } = entry
  const lag = lagOf(assignable)
  let pause = firstPause
  for (let waited = 0; ; waited += pause, pause *= 2) {
    const held = await readAssignmentSet(graph, assignable, () => clock.now())
    const base = goal.theirs?.assignments
    const asBefore = base !== undefined && touched(entry, base, held).length === 0
    if (!asBefore || waited + pause > lag) return held
    await clock.sleep(pause)
  }
}

export function applied(entry: PlanEntry, goal: Goal, held: AssignmentSet): Outcome {
  const lost = untouched(entry, goal.after, held)
  return {
    assignable: entry.assignable,
    outcome: 'applied',
    held,
    others: goal.others,
    ...(lost.length > 0 && { lost }),
  }
}
