import type { Call } from '../http/call.ts'
import { jsonBody } from '../http/jsonBody.ts'
import { badRequest, invalidGroupId, noObject } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { pseudoGroups } from '../model/assignmentEntity.ts'
import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import type { Collection, Write } from './collection.ts'
import { kindAssignment } from './kindAssignment.ts'
import type { KindService } from './kindService.ts'
import type { KindRecord } from '../model/tenantData.ts'

/** Replaces the set by what was sent. What a policy set made stays, whatever was sent. */
export function postSet(
  call: Call,
  record: KindRecord,
  collection: Collection,
  { parameter, status }: Extract<Write, { by: 'action' }>,
  service: KindService,
): Reply {
  refuseLocked(record)
  const body = jsonBody(call)
  const stranger = Object.keys(body).find((name) => name !== parameter && !name.startsWith('@'))
  if (stranger !== undefined)
    throw badRequest(`The parameter '${stranger}' is not a valid parameter for the operation.`)
  const sent = body[parameter]
  if (!Array.isArray(sent) || !sent.every(isEntity)) throw badRequest('An error has occurred')
  const id = textOf(record.entity, 'id')
  const direct = sent.filter((one) => one['source'] !== 'policySets')
  for (const one of direct) check(one, record, collection, service)
  const stored = [
    ...direct.map((one) => kindAssignment(one, collection, id)),
    ...record.assignments.filter((one) => one['source'] === 'policySets'),
  ]
  refuseSet(stored, collection)
  // App protection is what approvals leave out.
  const approval = collection.lags ? undefined : service.approvals?.check(call, service.now())
  service.kinds.assign(collection.id, id, sorted(stored), service.now())
  approval?.done()
  return status === 204 ? { status } : { status, body: { value: service.kinds.shown(collection, id, service.now()) } }
}

export function postItem(call: Call, record: KindRecord, collection: Collection, service: KindService): Reply {
  refuseLocked(record)
  const body = jsonBody(call)
  check(body, record, collection, service)
  const id = textOf(record.entity, 'id')
  const added = kindAssignment(body, collection, id)
  refuseSet([...record.assignments, added], collection)
  const approval = service.approvals?.check(call, service.now())
  service.kinds.assign(collection.id, id, sorted([...record.assignments, added]), service.now())
  approval?.done()
  return { status: 201, body: added }
}

export function deleteItem(record: KindRecord, item: string, collection: Collection, service: KindService): Reply {
  refuseLocked(record)
  const left = record.assignments.filter((one) => one['id'] !== item)
  if (left.length === record.assignments.length) throw noObject(item)
  service.kinds.assign(collection.id, textOf(record.entity, 'id'), left, service.now())
  return { status: 204 }
}

function refuseLocked({ locked }: KindRecord): void {
  if (locked) throw badRequest('The default can not be assigned.')
}

function check(sent: Entity, record: KindRecord, { takes, lags, fields }: Collection, service: KindService): void {
  const { target } = sent
  if (!isEntity(target)) throw badRequest('An error has occurred')
  if (sent['@odata.type'] === null) throw badRequest('An error has occurred')
  const stranger = ['intent', 'settings', 'installIntent', 'runSchedule'].find(
    (name) => name in sent && !fields.includes(name),
  )
  if (stranger !== undefined)
    throw badRequest(`The property '${stranger}' does not exist on the type of the assignment.`)
  const type = typeOf(target)
  const isExclusion = type === 'exclusionGroupAssignmentTarget'
  if (type === 'groupAssignmentTarget' || isExclusion || type.toLowerCase() === takes.groupType?.toLowerCase()) {
    if (isExclusion && takes.exclusions === false) throw unsupported(type)
    checkGroup(textOf(target, 'groupId').toLowerCase(), record, lags === true, service)
  } else if (
    type === 'allLicensedUsersAssignmentTarget'
      ? !takes.allUsers
      : type === 'allDevicesAssignmentTarget' && !takes.allDevices
  ) {
    throw unsupported(type)
  } else if (type === '') throw badRequest('An error has occurred')
  const mode = target['deviceAndAppManagementAssignmentFilterType'] ?? 'none'
  if (mode !== 'none' && !takes.filters) throw badRequest('Assignment filters are not supported.')
  if (mode !== 'none') checkFilter(textOf(target, 'deviceAndAppManagementAssignmentFilterId'), lags === true, service)
}

/** A group that is gone is taken where the set holds it already; everyone is a group where apps are managed. */
function checkGroup(
  id: string,
  { assignments, entity }: KindRecord,
  managed: boolean,
  { directory }: KindService,
): void {
  const held = assignments.some(({ target }) => isEntity(target) && textOf(target, 'groupId') === id)
  const everyone =
    id === pseudoGroups.allUsers && (managed || JSON.stringify(entity).includes('enrollmentConfiguration'))
  if (!held && !everyone && directory.group(id) === undefined) throw invalidGroupId(id)
}

function checkFilter(id: string, apps: boolean, { filters }: KindService): void {
  const filter = filters.find((one) => one['id'] === id.toLowerCase())
  const fits = filter !== undefined && (filter['assignmentFilterManagementType'] === 'apps') === apps
  if (!fits) throw badRequest(`The assignment filter ${JSON.stringify(id)} is not valid.`)
}

function refuseSet(set: readonly Entity[], { refuses }: Collection): void {
  const seen = new Set<unknown>()
  for (const { id } of set) {
    if (seen.has(id)) throw badRequest('A group should be unique in an assignment set.')
    seen.add(id)
  }
  const why = refuses?.(set)
  if (why !== undefined) throw badRequest(why)
}

function unsupported(type: string): Error {
  return badRequest(`Unsupported AssignmentTarget ${type}.`)
}

/** The order in which they were sent is nothing that a client may count on. */
function sorted(set: readonly Entity[]): readonly Entity[] {
  return set.toSorted((a, b) => (textOf(a, 'id') < textOf(b, 'id') ? -1 : 1))
}
