import type { Assignment } from '../model/assignment.ts'
import { differences } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { type Goal, touched } from './goal.ts'
import type { PlanEntry } from '../planning/plan.ts'

/** A write whose answer was lost and that no look has shown: it may still be carried out, and then replace what is there. */
export interface LostWrite {
  readonly entry: PlanEntry
  readonly goal: Goal
  /** Milliseconds of the monotonic clock. */
  readonly at: number
}

/** Milliseconds after which a request can't be on its way any more: no gateway lets one run nearly as long. */
export const longestWay = 10 * 60_000

/** Whether the set shows the write, or a part of it: then it was carried out, and is not still to come. */
export function shows({ entry, goal }: Pick<LostWrite, 'entry' | 'goal'>, held: AssignmentSet): boolean {
  return showsAny(entry, goal.theirs?.assignments ?? entry.before, goal.after, held)
}

export function showsAny(
  entry: PlanEntry,
  before: readonly Assignment[],
  after: readonly Assignment[],
  held: AssignmentSet,
): boolean {
  const missing = new Set(touched(entry, after, held).map(({ key }) => key))
  const keys = new Set(entry.differences.map(({ key }) => key))
  return differences(entry.assignable.configuration.kind, before, after).some(
    ({ key }) => keys.has(key) && !missing.has(key),
  )
}
