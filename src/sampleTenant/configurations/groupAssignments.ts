import { assignmentEntity, isGroupTarget } from '../model/assignmentEntity.ts'
import { fromGroupAssignment } from './assignBody.ts'
import type { Call } from '../http/call.ts'
import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import { isGuid } from '../model/guid.ts'
import { jsonBody } from '../http/jsonBody.ts'
import { allowOptions } from '../http/queryOptions.ts'
import { badRequest, invalidGroupId, noObject } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { ConfigurationService } from './configurationService.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

const type = '#microsoft.graph.deviceConfigurationGroupAssignment'

/** The legacy view: groups only, without filter, intent or source. */
export function listGroupAssignments(call: Call, record: ConfigurationRecord, service: ConfigurationService): Reply {
  allowOptions(call)
  const path = `deviceManagement/deviceConfigurations('${textOf(record.entity, 'id')}')/groupAssignments`
  return {
    status: 200,
    body: { '@odata.context': `${service.root}/beta/$metadata#${path}`, value: groupAssignmentsOf(record) },
  }
}

export function oneGroupAssignment(call: Call, record: ConfigurationRecord, id: string): Reply {
  allowOptions(call)
  const found = groupAssignmentsOf(record).find((one) => one['id'] === id)
  if (!found) throw noObject(id)
  return { status: 200, body: found }
}

/** The set with one group more, and the object that the documentation answers 201 with. */
export interface Added {
  readonly assignments: readonly Entity[]
  readonly reply: Reply
}

/**
 * The documented POST. A group that is there in the same mode stays as it is, with its filter, and is answered like
 * a new one; in the other mode it is refused: a group is unique in an assignment set (Microsoft365DSC #3058).
 */
export function addGroup(call: Call, record: ConfigurationRecord, service: ConfigurationService): Added {
  const body = jsonBody(call)
  const stranger = Object.keys(body).find(
    (name) => !['@odata.type', 'id', 'targetGroupId', 'excludeGroup'].includes(name),
  )
  if (stranger !== undefined) {
    throw badRequest(
      `The property '${stranger}' does not exist on type 'microsoft.graph.deviceConfigurationGroupAssignment'.`,
    )
  }
  const { excludeGroup = false } = body
  if (!['', 'deviceConfigurationGroupAssignment'].includes(typeOf(body)) || typeof excludeGroup !== 'boolean') {
    throw badRequest('An error has occurred')
  }
  const groupId = textOf(body, 'targetGroupId').toLowerCase()
  if (!isGuid(groupId) || !service.directory.group(groupId)) throw invalidGroupId(textOf(body, 'targetGroupId'))
  const id = textOf(record.entity, 'id')
  const added = { '@odata.type': type, id: `${id}_${groupId}`, targetGroupId: groupId, excludeGroup }
  const reply = { status: 201, headers: { location: `${service.root}${call.url}/${added.id}` }, body: added }
  const held = groupAssignmentsOf(record, 'direct').find((one) => one['targetGroupId'] === groupId)
  if (held === undefined) {
    return { assignments: [...record.assignments, assignmentEntity(fromGroupAssignment(added), id)], reply }
  }
  if (held['excludeGroup'] !== excludeGroup) throw badRequest('A group should be unique in an assignment set.')
  return { assignments: record.assignments, reply }
}

function groupAssignmentsOf(record: ConfigurationRecord, source?: string): Entity[] {
  return record.assignments.flatMap((one) => {
    const { target } = one
    if (!isEntity(target) || !isGroupTarget(target)) return []
    if (source !== undefined && one['source'] !== source) return []
    const excludeGroup = typeOf(target) === 'exclusionGroupAssignmentTarget'
    return [{ '@odata.type': type, id: one['id'], targetGroupId: target['groupId'], excludeGroup }]
  })
}
