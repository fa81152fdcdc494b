import { isJson } from '../../../base/json.ts'
import type { Assignment } from '../../../intune/model/assignment.ts'
import { assignmentKey } from '../../../intune/model/assignmentKey.ts'
import type { AssignmentRef } from '../../../intune/model/assignmentRef.ts'
import { type Assignable, configurationKey } from '../../../intune/model/configuration.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'
import type { Target } from '../../../intune/model/target.ts'
import type { Reached } from '../../../intune/reach/reachOfTenant.ts'
import type { Who } from '../../../intune/reach/subject.ts'
import type { Reach, Verdict } from '../../../intune/reach/verdict.ts'
import type { Found } from './foundSubjects.ts'

/** A row of the Groups view. `id` is unique over the tree, and the same after a refresh. */
export type GroupRow =
  /** A group, or everyone; the commands on it read `target`. */
  | { readonly row: 'target'; readonly id: string; readonly parent?: GroupRow; readonly target: Target }
  /** A user or a device; below it, what it gets. */
  | { readonly row: 'subject'; readonly id: string; readonly parent?: GroupRow; readonly subject: FoundSubject }
  /** What includes it, what excludes it, its members, or the groups that it is in. */
  | { readonly row: 'part'; readonly id: string; readonly parent: GroupRow; readonly part: Part; readonly of: Target }
  /** The same shape as a row of the Configurations view: the same commands take it. */
  | {
      readonly row: 'assignment'
      readonly id: string
      readonly parent: GroupRow
      readonly assignable: Assignable
      readonly assignment: Assignment
    }
  /** The configurations of one verdict. */
  | {
      readonly row: 'verdict'
      readonly id: string
      readonly parent: GroupRow
      readonly verdict: Verdict
      readonly of: readonly Reached[]
      readonly who: Who
    }
  /** The same shape as a row of the Configurations view; what decided stands beside it. */
  | {
      readonly row: 'configuration'
      readonly id: string
      readonly parent: GroupRow
      readonly configuration: Configuration
      readonly reach: Reach
      readonly who: Who
    }
  /** The devices of a user, which are asked for when it is opened. */
  | { readonly row: 'devices'; readonly id: string; readonly parent: GroupRow; readonly userId: string }
  /** `scopes`: any one of these permissions is what is missing. */
  | {
      readonly row: 'note'
      readonly id: string
      readonly parent: GroupRow
      readonly text: string
      readonly detail?: string
      readonly scopes?: readonly string[]
    }

export type Part = 'included' | 'excluded' | 'members' | 'parents'
/** Whom a row of a user or a device is about. */
export type FoundSubject = Found & { readonly of: 'user' | 'device' }

/** Whether a command was called on a group, a user or a device of the Groups view. */
export function isFoundRow(row: unknown): row is Extract<GroupRow, { row: 'target' | 'subject' }> {
  if (!isJson(row)) return false
  return (row['row'] === 'target' && isJson(row['target'])) || (row['row'] === 'subject' && isJson(row['subject']))
}

export function targetRow(target: Target, parent?: GroupRow): GroupRow {
  const own = 'groupId' in target ? target.groupId.toLowerCase() : target.kind
  return { row: 'target', id: parent === undefined ? own : `${parent.id}/${own}`, parent, target }
}

export function partRow(parent: GroupRow, part: Part, of: Target): GroupRow {
  return { row: 'part', id: `${parent.id}/${part}`, parent, part, of }
}

export function subjectRow(subject: FoundSubject, parent?: GroupRow): GroupRow {
  const own = `${subject.of} ${subject.id.toLowerCase()}`
  return { row: 'subject', id: parent === undefined ? own : `${parent.id}/${own}`, parent, subject }
}

export function verdictRow(parent: GroupRow, verdict: Verdict, of: readonly Reached[], who: Who): GroupRow {
  return { row: 'verdict', id: `${parent.id}/${verdict}`, parent, verdict, of, who }
}

export function reachedRow(parent: GroupRow, { configuration, reach }: Reached, who: Who): GroupRow {
  const id = `${parent.id}/${configurationKey(configuration)}`
  return { row: 'configuration', id, parent, configuration, reach, who }
}

export function devicesRow(parent: GroupRow, userId: string): GroupRow {
  return { row: 'devices', id: `${parent.id}/devices`, parent, userId }
}

/** Stands for what is below a row that could not be read. */
export function troubleRow(parent: GroupRow, text: string, scopes?: readonly string[]): GroupRow {
  return { row: 'note', id: `${parent.id}/trouble`, parent, text, scopes }
}

/** Whether a command was called on a row that says which permission is missing. */
export function isPermissionRow(row: unknown): row is { readonly scopes: readonly string[] } {
  return isJson(row) && row['row'] === 'note' && Array.isArray(row['scopes'])
}

/** `name`: what tells it apart from other notes below the same row. */
export function noteRow(
  parent: GroupRow,
  text: string,
  detail?: string,
  name = detail === undefined ? '' : ' more',
): GroupRow {
  return { row: 'note', id: `${parent.id}/note${name}`, parent, text, detail }
}

export function assignmentRow(parent: GroupRow, { assignable, assignment }: AssignmentRef, index: number): GroupRow {
  const { configuration } = assignable
  const key = `${configurationKey(configuration)} ${assignmentKey(configuration.kind, assignment)} ${index}`
  return { row: 'assignment', id: `${parent.id}/${key}`, parent, assignable, assignment }
}

/** Whose answer a row is a part of; undefined for what is no row of the Groups view, or of a group. */
export function subjectAround(row: unknown): FoundSubject | undefined {
  for (let one = row; isJson(one); one = one['parent'])
    if (isFoundRow(one)) return one.row === 'subject' ? one.subject : undefined
  return undefined
}
