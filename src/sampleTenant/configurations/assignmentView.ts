import type { Call } from '../http/call.ts'
import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import { nextLink, pageOf, token } from '../http/page.ts'
import { allowOptions, invalidQuery, pick, selected, topOf } from '../http/queryOptions.ts'
import { noObject } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { ConfigurationService } from './configurationService.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

const assignmentProperties = {
  beta: ['id', 'intent', 'source', 'sourceId', 'target'],
  v1: ['id', 'target'],
}

/** `GET …/assignments`: all pages together are the whole set. */
export function listAssignments(call: Call, record: ConfigurationRecord, service: ConfigurationService): Reply {
  allowOptions(call, '$select', '$top')
  const names = selectedOf(call.query.get('$select'), call.version)
  const size = topOf(call, 1000, service.assignmentsPageSize)
  const { value, next } = pageOf(record.assignments, size, call, service.emptyPages)
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(service.root, call.version, record),
      ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }),
      value: value.map((one) => pick(inVersion(one, call.version), names)),
    },
  }
}

export function oneAssignment(call: Call, record: ConfigurationRecord, id: string): Reply {
  allowOptions(call, '$select')
  const found = record.assignments.find((one) => textOf(one, 'id') === id)
  if (!found) throw noObject(id)
  return {
    status: 200,
    body: pick(inVersion(found, call.version), selectedOf(call.query.get('$select'), call.version)),
  }
}

/** What `$expand=assignments` adds to a configuration; undefined where nothing is to be expanded. */
export function expansionOf(
  call: Call,
  service: ConfigurationService,
): ((record: ConfigurationRecord) => Entity) | undefined {
  const text = call.query.get('$expand')
  if (text === undefined) return undefined
  const match = /^\s*assignments\s*(?:\(\s*\$select=([^()]*)\)\s*)?$/.exec(text)
  if (!match) throw invalidQuery(`Parsing OData Select and Expand failed: '${text}' can not be expanded.`)
  const names = selectedOf(match[1], call.version)
  const most = service.expandPageSize
  return (record) => {
    const path = `/${call.version}/deviceManagement/deviceConfigurations('${textOf(record.entity, 'id')}')/assignments`
    const rest = record.assignments.length > most
    return {
      'assignments@odata.context': contextOf(service.root, call.version, record),
      ...(rest ? { 'assignments@odata.nextLink': `${service.root}${path}?$skiptoken=${token(most, false)}` } : {}),
      assignments: record.assignments.slice(0, most).map((one) => pick(inVersion(one, call.version), names)),
    }
  }
}

/** v1.0 has no filter, intent or source (v1.0 CSDL). */
export function inVersion(assignment: Entity, version: string): Entity {
  const { target } = assignment
  if (version === 'beta' || !isEntity(target)) return assignment
  const kept = Object.entries(target).filter(([name]) => !name.startsWith('deviceAndAppManagementAssignmentFilter'))
  return { id: assignment['id'], target: Object.fromEntries(kept) }
}

function selectedOf(text: string | undefined, version: string): readonly string[] | undefined {
  const known = version === 'beta' ? assignmentProperties.beta : assignmentProperties.v1
  return selected(text, known, 'deviceConfigurationAssignment')
}

function contextOf(root: string, version: string, { entity }: ConfigurationRecord): string {
  const path = `deviceManagement/deviceConfigurations('${textOf(entity, 'id')}')/microsoft.graph.${typeOf(entity)}`
  return `${root}/${version}/$metadata#${path}/assignments`
}
