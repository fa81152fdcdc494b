import { randomUUID } from 'node:crypto'
import type { Assignment } from '../model/assignment.ts'
import { type Difference, differences } from '../model/differences.ts'
import type { AssignmentSetState } from '../model/assignmentSet.ts'
import type { Change } from './change.ts'
import { changed } from './changed.ts'
import { pasteWhatFits } from './paste.ts'
import type { Assignable, Configuration } from '../model/configuration.ts'
import { refusal } from './refusal.ts'
import { validity } from './validity.ts'

/** What a plan does to one configuration. */
export interface PlanEntry {
  readonly assignable: Assignable
  readonly before: readonly Assignment[]
  readonly after: readonly Assignment[]
  readonly differences: readonly Difference[]
  readonly gone?: ReadonlySet<string>
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
  /** What the service is known to have held: it may be brought back as it was. */
  readonly recorded?: readonly Assignment[]
  /** Keys at which an earlier write of ours may have ended halfway: that nothing is there is not the work of others. */
  readonly gone?: ReadonlySet<string>
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
    const before = set.set.assignments
    const { after, refused: errors } = workedOut(assignable.configuration, before, changesOf(assignable))
    refused.push(...errors.map((error) => ({ assignable, error })))
    if (after) pairs.push({ assignable, before, after })
  }
  const plan = planOf(pairs)
  return { ...plan, unread, refused: [...refused, ...plan.refused] }
}

/** The plan that leads from each before to its after, whatever change they come from (an undo, an interrupted run). */
export function planOf(pairs: readonly BeforeAfter[]): Plan {
  const entries: PlanEntry[] = []
  const unchanged: Assignable[] = []
  const refused: Unplanned[] = []
  for (const { assignable, before, after, recorded, gone } of pairs) {
    const { configuration } = assignable
    const found = differences(configuration.kind, before, after)
    const error = found.length === 0 ? undefined : validity(configuration, before, after, recorded)
    if (error) refused.push({ assignable, error })
    else if (found.length === 0) unchanged.push(assignable)
    else entries.push({ assignable, before, after, differences: found, gone })
  }
  return { id: randomUUID(), entries, unchanged, unread: [], refused }
}

/** A change that can't be made keeps the others of the configuration from being made; of copies those go that can. */
function workedOut(
  configuration: Configuration,
  before: readonly Assignment[],
  changes: readonly Change[],
): { readonly after?: readonly Assignment[]; readonly refused: readonly Error[] } {
  const refused: Error[] = []
  let after = before
  for (const change of changes) {
    const error = refusal(configuration, change, before)
    if (error) return { refused: [error] }
    if (change.kind === 'paste') {
      const result = pasteWhatFits(configuration, after, change)
      refused.push(...result.refused)
      after = result.after
    } else after = changed(configuration, after, change)
  }
  const nothing = refused.length > 0 && differences(configuration.kind, before, after).length === 0
  return { after: nothing ? undefined : after, refused }
}
