import { canonicalJson } from '../../base/canonicalJson.ts'
import { asJson, type Json, textOf } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Assignment, isSent } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import { assignmentToGraph } from '../model/assignmentToGraph.ts'
import { effectOf } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import { groupOf, isGuid } from '../model/target.ts'

/**
 * The body that replaces the whole set, under the parameter of the kind: each assignment as read or as the plan made it.
 * Throws a `DomainError` of kind `unsendable` rather than send a target without its id, a target twice,
 * or a group both included and excluded.
 */
export function assignBody(kind: Kind, assignments: readonly Assignment[]): Json {
  const sent: Assignment[] = []
  for (const assignment of assignments) {
    if (!isSent(assignment)) continue
    refuseWithoutGroup(assignment)
    const key = assignmentKey(kind, assignment)
    const twins = sent.filter((one) => assignmentKey(kind, one) === key)
    if (twins.some((one) => effectOf(kind, one) !== effectOf(kind, assignment))) {
      throw new DomainError('unsendable', `the set holds one target in two ways: ${key}`)
    }
    // One that only repeats another says nothing more; one with a property of its own would lose it.
    if (!twins.some((one) => withoutId(one) === withoutId(assignment))) sent.push(assignment)
  }
  const parameter = kind.write.by === 'set' ? kind.write.parameter : 'assignments'
  return { [parameter]: sent.map((one) => assignmentToGraph(kind, one)) }
}

function withoutId({ raw }: Assignment): string {
  const { id: _, ...rest } = raw
  return canonicalJson(rest)
}

/** A group target whose id is missing reads as an unknown target, because its kind says nothing without the id. */
function refuseWithoutGroup({ target, raw }: Assignment): void {
  // Everyone may be said by a group target whose id is no group's.
  const id = groupOf(target) ?? textOf(asJson(raw['target']), 'groupId')
  const type = textOf(asJson(raw['target']), '@odata.type') ?? ''
  const isGroup = id !== undefined || /\b(exclusionG|g)roupAssignmentTarget$/.test(type)
  if (isGroup && !isGuid(id ?? '')) throw new DomainError('unsendable', 'a group target has no group id')
  if (type === '') throw new DomainError('unsendable', 'an assignment has no target')
}
