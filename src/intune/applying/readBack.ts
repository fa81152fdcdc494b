import { toError } from '../../base/toError.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { type Difference, differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { PlanEntry } from '../planning/plan.ts'
import { currentSet } from './currentSet.ts'
import type { EntryContext } from './applyContext.ts'
import { type Goal, touched, untouched } from './goal.ts'
import { lagOf, patience } from './lastWritten.ts'

/** Milliseconds before a set that still shows what was there before the write is read again; twice as long each time. */
const firstPause = 200

/** What the service holds after a write that it accepted, compared with what was sent. */
export async function readBack(
  entry: PlanEntry,
  goal: Goal,
  context: Pick<EntryContext, 'graph' | 'clock'>,
): Promise<Outcome> {
  const { assignable } = entry
  try {
    const held = await readShown(entry, goal, context)
    if (touched(entry, goal.after, held).length === 0) return applied(entry, goal, held)
    // What a kind shows that lags says nothing about what it holds.
    if (assignable.configuration.kind.lagSeconds === undefined) return keptDifferently(entry, goal, held)
    const error = new DomainError('notShownYet', 'the service took the write and does not show it yet')
    return { assignable, outcome: 'applied', fate: 'accepted', error, others: goal.others }
  } catch (error) {
    return { assignable, outcome: 'applied', fate: 'accepted', error: toError(error), others: goal.others }
  }
}

/** The write was carried out, and at its places the service holds something else than was sent. */
function keptDifferently(entry: PlanEntry, goal: Goal, held: AssignmentSet): Outcome {
  const { assignable } = entry
  const error = new DomainError('differentlyKept', 'the service took the write and holds something else')
  const others = differences(assignable.configuration.kind, goal.after, held.assignments)
  const { lost } = sinceWrite(entry, goal, held)
  return { assignable, outcome: 'failed', fate: 'accepted', error, held, others, ...(lost.length > 0 && { lost }) }
}

/** Reads until the write shows, or for as long as the kind is known to lag: a set as it was before says nothing yet. */
export async function readShown(
  entry: PlanEntry,
  goal: Goal,
  context: Pick<EntryContext, 'graph' | 'clock'>,
): Promise<AssignmentSet> {
  const { assignable } = entry
  const lag = Math.min(lagOf(assignable), patience)
  let pause = firstPause
  for (let waited = 0; ; waited += pause, pause *= 2) {
    const held = await currentSet(context, assignable)
    if (!mayBeOld(entry, goal, held) || waited + pause > lag) return held
    await context.clock.sleep(pause)
  }
}

/** A kind that lags may show a part of what was written before the rest: an inclusion at once, an exclusion later. */
function mayBeOld(entry: PlanEntry, goal: Goal, held: AssignmentSet): boolean {
  return entry.assignable.configuration.kind.lagSeconds === undefined
    ? isAsBefore(entry, goal, held)
    : touched(entry, goal.after, held).length > 0
}

function isAsBefore(entry: PlanEntry, { theirs }: Goal, held: AssignmentSet): boolean {
  return theirs !== undefined && touched(entry, theirs.assignments, held).length === 0
}

export function applied(entry: PlanEntry, goal: Goal, held: AssignmentSet): Outcome {
  const { added, lost } = sinceWrite(entry, goal, held)
  return {
    assignable: entry.assignable,
    outcome: 'applied',
    fate: 'accepted',
    held,
    others: [...goal.others, ...added],
    ...(lost.length > 0 && { lost }),
  }
}

/** What a service did not keep is never there more than it was sent: that is what others added since. */
function sinceWrite(
  entry: PlanEntry,
  goal: Goal,
  held: AssignmentSet,
): { readonly added: readonly Difference[]; readonly lost: readonly Difference[] } {
  const found = untouched(entry, goal.after, held)
  return {
    added: found.filter(({ befores }) => befores.length === 0),
    lost: found.filter(({ befores }) => befores.length > 0),
  }
}
