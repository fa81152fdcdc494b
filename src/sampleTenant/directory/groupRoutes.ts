import type { Call } from '../http/call.ts'
import { type Entity, textOf } from '../model/entity.ts'
import { groupFilter, groupSearch } from './groupQuery.ts'
import { isGuid } from '../model/guid.ts'
import { memberOfRoute } from './memberOf.ts'
import { memberRoute } from './memberRoutes.ts'
import { nextLink, pageOf } from '../http/page.ts'
import { allowOptions, pick, selected, topOf } from '../http/queryOptions.ts'
import { badDirectoryRequest, noObject, Refusal, unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { DirectoryService } from './directoryService.ts'

const properties = [
  'id',
  'deletedDateTime',
  'classification',
  'createdDateTime',
  'description',
  'displayName',
  'groupTypes',
  'isAssignableToRole',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesSyncEnabled',
  'renewedDateTime',
  'securityEnabled',
  'securityIdentifier',
  'visibility',
]

/** `groups` and what is below; `segments` start behind it. */
export function groupRoute(call: Call, segments: readonly string[], service: DirectoryService): Reply {
  onlyGet(call)
  const [id, relation, ...rest] = segments
  if (id === undefined) return listGroups(call, service.directory.groups(), service)
  if (id === '$count') {
    allowOptions(call, '$filter', '$search')
    if (!isEventual(call)) throw badDirectoryRequest('$count is not currently supported.')
    const count = matching(call, service.directory.groups(), true).length
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(count) }
  }
  if (!isGuid(id)) throw badDirectoryRequest(`Invalid object identifier '${id}'.`)
  const group = service.directory.group(id)
  if (!group) throw noObject(id)
  if (relation === undefined) {
    allowOptions(call, '$select')
    const context = `${service.root}/${call.version}/$metadata#groups/$entity`
    return { status: 200, body: { '@odata.context': context, ...pick(group.entity, selectedOf(call)) } }
  }
  if (relation === 'memberOf' || relation === 'transitiveMemberOf') {
    return memberOfRoute(call, service.directory.parents(id.toLowerCase()), [relation, ...rest], service)
  }
  if (relation !== 'members' && relation !== 'transitiveMembers') throw unknownSegment(relation)
  return memberRoute(call, id, relation, rest, service)
}

/** `directory/deletedItems`; `segments` start behind `directory`. */
export function deletedRoute(call: Call, segments: readonly string[], service: DirectoryService): Reply {
  onlyGet(call)
  const [collection, item, ...rest] = segments
  if (collection !== 'deletedItems' || item === undefined || rest.length > 0) throw unknownSegment(segments.join('/'))
  const deleted = service.directory.deleted()
  if (item === 'microsoft.graph.group') return listGroups(call, deleted, service)
  allowOptions(call, '$select')
  if (!isGuid(item)) throw badDirectoryRequest(`Invalid object identifier '${item}'.`)
  const found = deleted.find((one) => textOf(one, 'id') === item.toLowerCase())
  if (!found) throw noObject(item)
  return { status: 200, body: pick(found, selectedOf(call)) }
}

function listGroups(call: Call, all: readonly Entity[], service: DirectoryService): Reply {
  allowOptions(call, '$select', '$filter', '$search', '$orderby', '$top', '$count')
  const advanced = isEventual(call) && call.query.get('$count') === 'true'
  const names = selectedOf(call)
  const found = inOrder(call, matching(call, all, advanced), advanced)
  const { value, next } = pageOf(found, topOf(call, 999, 100), call)
  return {
    status: 200,
    body: {
      '@odata.context': `${service.root}/${call.version}/$metadata#groups`,
      ...(advanced && !call.query.has('$skiptoken') ? { '@odata.count': found.length } : {}),
      ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }),
      value: value.map((group) => pick(group, names)),
    },
  }
}

function matching(call: Call, all: readonly Entity[], advanced: boolean): readonly Entity[] {
  const filter = call.query.get('$filter')
  const search = call.query.get('$search')
  if (search !== undefined && !isEventual(call)) {
    throw unsupported(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  }
  const passes = filter === undefined ? undefined : groupFilter(filter, advanced)
  const hits = search === undefined ? undefined : groupSearch(search)
  return all.filter((group) => (passes?.(group) ?? true) && (hits?.(group) ?? true))
}

/** By name, which together with a filter or a search is an advanced query. */
function inOrder(call: Call, groups: readonly Entity[], advanced: boolean): readonly Entity[] {
  const order = call.query.get('$orderby')
  if (order === undefined) return groups
  const match = /^displayName(?: (asc|desc))?$/.exec(order)
  const combined = call.query.has('$filter') || call.query.has('$search')
  if (!match || (combined && !advanced)) throw unsupported('Sorting not supported for current query.')
  const sign = match[1] === 'desc' ? -1 : 1
  return [...groups].sort((a, b) => sign * textOf(a, 'displayName').localeCompare(textOf(b, 'displayName'), 'en'))
}

function selectedOf(call: Call): readonly string[] | undefined {
  return selected(call.query.get('$select'), properties, 'group')
}

function isEventual(call: Call): boolean {
  return call.headers['consistencylevel'] === 'eventual'
}

function unsupported(message: string): Refusal {
  return badDirectoryRequest(message, 'Request_UnsupportedQuery')
}

function onlyGet(call: Call): void {
  if (call.method === 'GET') return
  throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
}
