import type { Call } from '../http/call.ts'
import { nextLink, pageOf, token } from '../http/page.ts'
import { allowOptions, invalidQuery, pick, topOf } from '../http/queryOptions.ts'
import { Refusal } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { type Entity, textOf, typeOf } from '../model/entity.ts'
import type { Collection, Expand } from './collection.ts'
import type { KindService } from './kindService.ts'
import type { KindRecord } from '../model/tenantData.ts'

export function listKind(call: Call, collection: Collection, service: KindService): Reply {
  allowOptions(call, '$select', '$expand', '$top', '$filter')
  const view = viewOf(call, collection, collection.listExpand, service)
  const all = service.kinds.all(collection.id).filter(passes(call))
  const size = topOf(call, 1000, Math.min(collection.page ?? 1000, service.pageSize))
  const { value, next } = pageOf(all, size, call, service.emptyPages)
  return {
    status: 200,
    body: {
      '@odata.context': `${service.root}/${call.version}/$metadata#${collection.above}/${collection.id}`,
      ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }),
      value: value.map(view),
    },
  }
}

export function oneOfKind(call: Call, record: KindRecord, collection: Collection, service: KindService): Reply {
  allowOptions(call, '$select', '$expand')
  return { status: 200, body: viewOf(call, collection, collection.itemExpand, service)(record) }
}

/** `GET …/assignments`. */
export function listOfAssignments(call: Call, record: KindRecord, collection: Collection, service: KindService): Reply {
  allowOptions(call, '$top')
  const id = textOf(record.entity, 'id')
  const size = topOf(call, 1000, service.assignmentsPageSize)
  const { value, next } = pageOf(service.kinds.shown(collection, id, service.now()), size, call, service.emptyPages)
  return {
    status: 200,
    body: { ...(next === undefined ? {} : { '@odata.nextLink': nextLink(service.root, call, next) }), value },
  }
}

function viewOf(
  call: Call,
  collection: Collection,
  expand: Expand,
  service: KindService,
): (record: KindRecord) => Entity {
  const names = call.query.get('$select')?.split(',')
  const wanted = call.query.get('$expand')
  if (wanted !== undefined && wanted !== 'assignments') throw invalidQuery(`'${wanted}' can not be expanded.`)
  if (wanted !== undefined && expand === 'refused') {
    throw new Refusal(400, 'BadRequest', "Query option 'Expand' is not allowed.", 'intune')
  }
  return (record) => {
    const id = textOf(record.entity, 'id')
    // App protection and policy sets leave the type out where properties are selected.
    const { '@odata.type': type, ...untyped } = record.entity
    const entity =
      names !== undefined && collection.lags
        ? untyped
        : { ...(type !== undefined && { '@odata.type': type }), ...untyped }
    const assignments = expand === 'empty' ? [] : service.kinds.shown(collection, id, service.now())
    const most = collection.assignmentsRoute ? service.expandPageSize : Infinity
    const path = `/${call.version}/${collection.above}/${collection.id}('${id}')/assignments`
    return {
      ...pick(entity, names),
      ...(wanted !== undefined && { assignments: assignments.slice(0, most) }),
      ...(wanted !== undefined &&
        assignments.length > most && {
          'assignments@odata.nextLink': `${service.root}${path}?$skiptoken=${token(most, false)}`,
        }),
    }
  }
}

/** The admin center's filter of apps, and no other. */
function passes(call: Call): (record: KindRecord) => boolean {
  const text = call.query.get('$filter')
  if (text === undefined) return () => true
  if (!text.includes('managedApp/appAvailability eq null')) throw invalidQuery(`The filter '${text}' is not supported.`)
  return ({ entity, assignments }) =>
    !typeOf(entity).startsWith('managed') || entity['appAvailability'] !== 'global' || assignments.length > 0
}
