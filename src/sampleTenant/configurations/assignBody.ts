import { assignmentEntity, isGroupTarget, noFilter, targetKey } from '../model/assignmentEntity.ts'
import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import { isGuid } from '../model/guid.ts'
import { badRequest, invalidGroupId } from '../http/refusal.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

/** What `assign` looks up. */
export interface Known {
  readonly group: (id: string) => boolean
  readonly filter: (id: string) => boolean
}

/**
 * The whole set after `assign`. Assignments of policy sets stay whatever was sent: they belong to the policy set.
 * A group that is not in the directory is taken only where the set holds it already.
 * v1.0 knows neither filters nor intent, so a set that went through it has lost both.
 */
export function assignedSet(
  body: Entity,
  { entity, assignments }: ConfigurationRecord,
  version: string,
  known: Known,
): Entity[] {
  const id = textOf(entity, 'id')
  const held = new Set(
    assignments.flatMap((one) => (isEntity(one['target']) ? [textOf(one['target'], 'groupId')] : [])),
  )
  const sent = sentAssignments(body, version).filter((one) => one['source'] !== 'policySets')
  const direct = sent.map((one) => {
    const target = checkedTarget(one, { ...known, group: (groupId) => held.has(groupId) || known.group(groupId) })
    return assignmentEntity(version === 'beta' ? one : { target: withoutFilter(target) }, id)
  })
  refuseTwins(direct)
  const locked = assignments.filter((one) => one['source'] === 'policySets')
  // The order in which they were sent is nothing that a client may count on.
  return [...direct, ...locked].sort((a, b) => (textOf(a, 'id') < textOf(b, 'id') ? -1 : 1))
}

/** Both parameters of the beta action as assignments. */
function sentAssignments(body: Entity, version: string): Entity[] {
  const allowed = version === 'beta' ? ['assignments', 'deviceConfigurationGroupAssignments'] : ['assignments']
  const stranger = Object.keys(body).find((name) => !allowed.includes(name))
  if (stranger !== undefined)
    throw badRequest(
      `The parameter '${stranger}' in the request payload is not a valid parameter for the operation 'assign'.`,
    )
  if (Object.keys(body).length === 0) throw badRequest('An error has occurred')
  const sent = entities(body['assignments'])
  for (const one of sent) {
    if (!['', 'deviceConfigurationAssignment'].includes(typeOf(one))) throw badRequest('An error has occurred')
    if (![undefined, null, 'apply', 'remove'].some((intent) => intent === one['intent']))
      throw badRequest('An error has occurred')
  }
  return [...sent, ...entities(body['deviceConfigurationGroupAssignments']).map(fromGroupAssignment)]
}

/** The legacy form says include or exclude by a flag; left out, the group is included. */
export function fromGroupAssignment(sent: Entity): Entity {
  const type = sent['excludeGroup'] === true ? 'exclusionGroupAssignmentTarget' : 'groupAssignmentTarget'
  return { target: { '@odata.type': `#microsoft.graph.${type}`, groupId: textOf(sent, 'targetGroupId') } }
}

function entities(value: unknown): Entity[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || !value.every(isEntity)) throw badRequest('An error has occurred')
  return value
}

function checkedTarget(assignment: Entity, known: Known): Entity {
  const { target } = assignment
  if (!isEntity(target) || ['', 'deviceAndAppManagementAssignmentTarget'].includes(typeOf(target))) {
    throw badRequest('An error has occurred')
  }
  if (isGroupTarget(target)) {
    const groupId = textOf(target, 'groupId')
    if (!isGuid(groupId) || !known.group(groupId.toLowerCase())) throw invalidGroupId(groupId)
  }
  if (typeOf(target) === 'configurationManagerCollectionAssignmentTarget' && textOf(target, 'collectionId') === '') {
    throw badRequest('An error has occurred')
  }
  checkFilter(target, known)
  return target
}

function checkFilter(target: Entity, known: Known): void {
  const type = target['deviceAndAppManagementAssignmentFilterType'] ?? 'none'
  const id = target['deviceAndAppManagementAssignmentFilterId'] ?? noFilter
  if (type === 'none') return
  if ((type !== 'include' && type !== 'exclude') || typeof id !== 'string' || !known.filter(id.toLowerCase())) {
    throw badRequest(`The assignment filter ${JSON.stringify(id)} is not valid.`)
  }
}

function withoutFilter(target: Entity): Entity {
  return Object.fromEntries(
    Object.entries(target).filter(([name]) => !name.startsWith('deviceAndAppManagementAssignmentFilter')),
  )
}

/** A group is one target whether it is included or excluded. */
function refuseTwins(assignments: readonly Entity[]): void {
  const seen = new Set<string>()
  for (const { target } of assignments) {
    if (!isEntity(target)) continue
    const key = isGroupTarget(target) ? textOf(target, 'groupId') : targetKey(target)
    if (seen.has(key)) throw badRequest('A group should be unique in an assignment set.')
    seen.add(key)
  }
}
