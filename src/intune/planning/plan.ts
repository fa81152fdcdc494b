import { randomUUID } from 'node:crypto'
import type { Assignment } from '../model/assignment.ts'
import { type Difference, differences } from '../model/differences.ts'
import type { AssignmentSetState } from '../model/assignmentSet.ts'
import { type Change, changed } from './change.ts'
import type { Assignable } from '../model/configuration.ts'
import { refusal } from './refusal.ts'

/** What a plan does to one configuration. */
export interface PlanEntry {
  readonly assignable: Assignable
  readonly before: readonly Assignment[]
  readonly after: readonly Assignment[]
  readonly differences: readonly Difference[]
}

/** A change worked out against assignment sets. Nothing is sent for what is `unchanged` or `unread`. */
export interface Plan {
  readonly id: string
  readonly entries: readonly PlanEntry[]
  readonly unchanged: readonly Assignable[]
  /** A set that could not be read can't be planned against. */
  readonly unread: readonly Unplanned[]
  /** What Intune does not have, or what belongs to somebody else (a policy set). */
  readonly refused: readonly Unplanned[]
}

export interface Unplanned {
  readonly assignable: Assignable
  readonly error: Error
}

export interface PlanInput {
  readonly assignable: Assignable
  readonly set: AssignmentSetState
}

export interface BeforeAfter {
  readonly assignable: Assignable
  readonly before: readonly Assignment[]
  readonly after: readonly Assignment[]
}

/** Plans the changes of each configuration; most often they are the same for all. */
export function planChanges(
  items: readonly PlanInput[],
  changesOf: (assignable: Assignable) => readonly Change[],
): Plan {
  const unread: Unplanned[] = []
  const refused: Unplanned[] = []
  const pairs: BeforeAfter[] = []
  for (const { assignable, set } of items) {
    if (set.state === 'unread') {
      unread.push({ assignable, error: set.error })
      continue
    }
    const { kind } = assignable.configuration
    const before = set.set.assignments
    const changes = changesOf(assignable)
    const error = changes.map((change) => refusal(change, before)).find((one) => one !== undefined)
    if (error) refused.push({ assignable, error })
    else
      pairs.push({ assignable, before, after: changes.reduce((made, change) => changed(kind, made, change), before) })
  }
  return { ...planOf(pairs), unread, refused }
}

/** The plan that leads from each before to its after, whatever change they come from (an undo, an interrupted run). */
export function planOf(pairs: readonly BeforeAfter[]): Plan {
  const entries: PlanEntry[] = []
  const unchanged: Assignable[] = []
  for (const { assignable, before, after } of pairs) {
    const found = differences(assignable.configuration.kind, before, after)
    if (found.length === 0) unchanged.push(assignable)
    else entries.push({ assignable, before, after, differences: found })
  }
  return { id: randomUUID(), entries, unchanged, unread: [], refused: [] }
}
