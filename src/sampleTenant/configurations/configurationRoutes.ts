import { assignedSet } from './assignBody.ts'
import { inVersion, listAssignments, oneAssignment } from './assignmentView.ts'
import type { Call } from '../http/call.ts'
import { listConfigurations, oneConfiguration } from './configurationList.ts'
import { textOf } from '../model/entity.ts'
import { addGroup, listGroupAssignments, oneGroupAssignment } from './groupAssignments.ts'
import { isGuid } from '../model/guid.ts'
import { certificateOf } from './identityCertificate.ts'
import { jsonBody } from '../http/jsonBody.ts'
import { allowOptions } from '../http/queryOptions.ts'
import { noConfiguration, noRoute, unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { ConfigurationService } from './configurationService.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

/** `deviceManagement/deviceConfigurations` and what is below; `segments` start behind it. */
export function configurationRoute(call: Call, segments: readonly string[], service: ConfigurationService): Reply {
  const [id, ...rest] = segments
  if (id === undefined) {
    if (call.method !== 'GET') throw missingRoute(call, [])
    return listConfigurations(call, service)
  }
  const record = isGuid(id) ? service.store.find(id) : undefined
  if (!record) throw noConfiguration(id)
  if (rest[0]?.startsWith('microsoft.graph.'))
    throw missingRoute(call, ['cast', ...rest.slice(1).map(() => 'navigation')])
  if (rest[0] !== 'identityCertificate') return memberRoute(call, record, rest, service)
  const certificate = certificateOf(record, call.version, service)
  if (rest[1] === 'assign') throw missingRoute(call, ['navigation', 'action'])
  return memberRoute(call, certificate, rest.slice(1), service, ['navigation'])
}

function memberRoute(
  call: Call,
  record: ConfigurationRecord,
  [member, item, ...further]: readonly string[],
  service: ConfigurationService,
  via: readonly string[] = [],
): Reply {
  const isGet = call.method === 'GET'
  const template = [...via, ...(member === undefined ? [] : ['navigation']), ...(item === undefined ? [] : ['key'])]
  if (further.length > 0) throw unknownSegment(further.join('/'))
  switch (member) {
    case undefined:
      if (!isGet) throw missingRoute(call, template)
      return oneConfiguration(call, record, service)
    case 'assignments':
      if (!isGet) throw missingRoute(call, template)
      return item === undefined ? listAssignments(call, record, service) : oneAssignment(call, record, item)
    case 'groupAssignments': {
      if (call.version !== 'beta') throw unknownSegment(member)
      if (call.method === 'POST' && hasRoute(service, item)) return postGroup(call, record, service)
      if (!isGet || item === '$ref')
        throw missingRoute(call, item === '$ref' ? [...via, 'navigation', '$ref'] : template)
      return item === undefined ? listGroupAssignments(call, record, service) : oneGroupAssignment(call, record, item)
    }
    case 'assign':
      if (call.method !== 'POST' || item !== undefined) throw missingRoute(call, ['action'])
      return postAssign(call, record, service)
    default:
      throw unknownSegment(member)
  }
}

function hasRoute({ routes }: ConfigurationService, item: string | undefined): boolean {
  if (item === undefined) return routes === 'plain' || routes === 'both'
  return item === '$ref' && (routes === 'ref' || routes === 'both')
}

function postGroup(call: Call, record: ConfigurationRecord, service: ConfigurationService): Reply {
  allowOptions(call)
  const approval = service.approvals?.check(call, service.now())
  const { assignments, reply } = addGroup(call, record, service)
  service.store.assign(textOf(record.entity, 'id'), assignments, service.now())
  approval?.done()
  return reply
}

function postAssign(call: Call, record: ConfigurationRecord, service: ConfigurationService): Reply {
  allowOptions(call)
  const body = jsonBody(call)
  const approval = service.approvals?.check(call, service.now())
  const assignments = assignedSet(body, record, call.version, {
    group: (id) => service.directory.group(id) !== undefined,
    filter: (id) => service.filters.some((filter) => filter['id'] === id),
  })
  service.store.assign(textOf(record.entity, 'id'), assignments, service.now())
  approval?.done()
  const context = `${service.root}/${call.version}/$metadata#Collection(microsoft.graph.deviceConfigurationAssignment)`
  return {
    status: 200,
    body: { '@odata.context': context, value: assignments.map((one) => inVersion(one, call.version)) },
  }
}

function missingRoute(call: Call, tail: readonly string[]): Error {
  const isCollection = call.segments.length === 2
  const template = ['singleton', 'navigation', ...(isCollection ? [] : ['key']), ...tail].join('/')
  return noRoute(call.method, template, call.segments.join('/'))
}
