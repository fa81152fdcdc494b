import type { Assignment } from '../../../intune/model/assignment.ts'
import { assignmentKey } from '../../../intune/model/assignmentKey.ts'
import type { AssignmentRef } from '../../../intune/model/assignmentRef.ts'
import { type Assignable, configurationKey } from '../../../intune/model/configuration.ts'
import type { Target } from '../../../intune/model/target.ts'

/** A row of the Groups view. `id` is unique over the tree, and the same after a refresh. */
export type GroupRow =
  /** A group, or everyone; the commands on it read `target`. */
  | { readonly row: 'target'; readonly id: string; readonly parent?: GroupRow; readonly target: Target }
  /** What includes it, what excludes it, or the groups that it is in. */
  | { readonly row: 'part'; readonly id: string; readonly parent: GroupRow; readonly part: Part; readonly of: Target }
  /** The same shape as a row of the Configurations view: the same commands take it. */
  | {
      readonly row: 'assignment'
      readonly id: string
      readonly parent: GroupRow
      readonly assignable: Assignable
      readonly assignment: Assignment
    }
  | { readonly row: 'note'; readonly id: string; readonly parent: GroupRow; readonly text: string }

export type Part = 'included' | 'excluded' | 'parents'

export function targetRow(target: Target, parent?: GroupRow): GroupRow {
  const own = 'groupId' in target ? target.groupId.toLowerCase() : target.kind
  return { row: 'target', id: parent === undefined ? own : `${parent.id}/${own}`, parent, target }
}

export function partRow(parent: GroupRow, part: Part, of: Target): GroupRow {
  return { row: 'part', id: `${parent.id}/${part}`, parent, part, of }
}

export function assignmentRow(parent: GroupRow, { assignable, assignment }: AssignmentRef, index: number): GroupRow {
  const { configuration } = assignable
  const key = `${configurationKey(configuration)} ${assignmentKey(configuration.kind, assignment)} ${index}`
  return { row: 'assignment', id: `${parent.id}/${key}`, parent, assignable, assignment }
}
