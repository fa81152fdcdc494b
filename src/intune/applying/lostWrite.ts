import type { Kind } from '../kinds/kind.ts'
import type { Assignment } from '../model/assignment.ts'
import { differences } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { type Goal, keysOf } from './goal.ts'
import type { PlanEntry } from '../planning/plan.ts'

/** A write whose answer was lost and that no look has shown: it may still be carried out, and then replace what is there. */
export interface LostWrite {
  readonly entry: PlanEntry
  readonly goal: Goal
  /** It replaces the whole set: whatever is added until then would go again. */
  readonly whole: boolean
  /** Milliseconds of the monotonic clock. */
  readonly at: number
}

/** Milliseconds after which a request can't be on its way any more: no gateway lets one run nearly as long. */
export const longestWay = 10 * 60_000

/** Whether the set shows all of the write: then it is not still to come. A part of it may be the work of others. */
export function shows({ entry, goal }: Pick<LostWrite, 'entry' | 'goal'>, held: AssignmentSet): boolean {
  const before = goal.theirs?.assignments ?? entry.before
  return shownOf(entry.assignable.configuration.kind, before, entry.after, held, keysOf(entry)) === 'all'
}

export type Shown = 'all' | 'part' | 'none'

/** How much of what a change makes of `before` the set shows at the keys `only`. */
export function shownOf(
  kind: Kind,
  before: readonly Assignment[],
  after: readonly Assignment[],
  held: AssignmentSet,
  only: ReadonlySet<string>,
): Shown {
  const changed = differences(kind, before, after).filter(({ key }) => only.has(key))
  const missing = new Set(differences(kind, after, held.assignments).map(({ key }) => key))
  const shown = changed.filter(({ key }) => !missing.has(key)).length
  return shown === 0 ? 'none' : shown === changed.length ? 'all' : 'part'
}
