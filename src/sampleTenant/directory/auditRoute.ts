import type { Call } from '../http/call.ts'
import { nextLink, pageOf } from '../http/page.ts'
import { allowOptions, topOf } from '../http/queryOptions.ts'
import { badRequest, noRoute } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { isEntity, textOf } from '../model/entity.ts'
import type { DirectoryService } from './directoryService.ts'

/** `deviceManagement/auditEvents`: by a moment, or by the id of a resource. */
export function auditRoute(call: Call, service: DirectoryService): Reply {
  if (call.method !== 'GET') throw noRoute(call.method, 'entityset', call.segments.join('/'))
  allowOptions(call, '$filter', '$top')
  const filter = call.query.get('$filter') ?? ''
  const resource = /^resources\/any\(s:s\/resourceId eq '([^']*)'\)$/.exec(filter)?.[1]
  const since = /activityDateTime ge (\S+)/.exec(filter)?.[1]
  if (filter !== '' && resource === undefined && since === undefined)
    throw badRequest(`The filter '${filter}' is not supported.`)
  const found = service.auditEvents.filter((event) => {
    if (since !== undefined) return textOf(event, 'activityDateTime') >= since
    const { resources } = event
    return (
      resource === undefined ||
      (Array.isArray(resources) && resources.some((one) => isEntity(one) && textOf(one, 'resourceId') === resource))
    )
  })
  const { value, next } = pageOf(found, topOf(call, 1000, 100), call)
  return {
    status: 200,
    body: { ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }), value },
  }
}
