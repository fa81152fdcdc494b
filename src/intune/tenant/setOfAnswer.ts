import { isJson, type Json } from '../../base/json.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'

/**
 * The set in a list of assignments that came with its configuration, or in an answer of a batch. Undefined where it is
 * not all there: cut short, left out, or with something in it that is no assignment. Half a set is no set.
 */
export function setOfAnswer(value: unknown, nextLink: unknown, readAt: number): AssignmentSet | undefined {
  if (!Array.isArray(value) || nextLink !== undefined) return undefined
  const items: readonly unknown[] = value
  return items.every(isJson) ? { assignments: items.map(assignmentFromGraph), readAt } : undefined
}

export function expandedSet(raw: Json, readAt: number): AssignmentSet | undefined {
  return setOfAnswer(raw['assignments'], raw['assignments@odata.nextLink'], readAt)
}
