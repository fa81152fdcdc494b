import type { Call } from '../http/call.ts'
import { allowOptions } from '../http/queryOptions.ts'
import { noRoute, Refusal, unknownSegment } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import type { Collection } from './collection.ts'
import { listKind, listOfAssignments, oneOfKind } from './kindList.ts'
import type { KindService } from './kindService.ts'
import type { KindRecord } from '../model/tenantData.ts'
import { deleteItem, postItem, postSet } from './kindWrites.ts'

/** A collection and what is below; `rest` starts behind it. */
export function kindRoute(call: Call, collection: Collection, rest: readonly string[], service: KindService): Reply {
  const [id, ...below] = rest
  if (id === undefined) {
    if (call.method !== 'GET') throw missing(call)
    return listKind(call, collection, service)
  }
  const record = service.kinds.find(collection.id, id)
  if (!record) throw new Refusal(collection.gone ?? 404, 'ResourceNotFound', `${id} does not exist.`, 'intune')
  return memberRoute(call, record, collection, below, service)
}

function memberRoute(
  call: Call,
  record: KindRecord,
  collection: Collection,
  below: readonly string[],
  service: KindService,
): Reply {
  const [member, item] = below
  const { write, assignmentsRoute } = collection
  if (member === undefined) {
    if (call.method !== 'GET') throw missing(call)
    return oneOfKind(call, record, collection, service)
  }
  if (write.by === 'action') {
    const cast = write.cast !== undefined && member === `microsoft.graph.${write.cast}` && item === write.action
    const plain = member === write.action && item === undefined && !(service.castOnly && write.cast !== undefined)
    if (call.method === 'POST' && (cast || plain)) {
      allowOptions(call)
      return postSet(call, record, collection, write, service)
    }
  }
  if (member !== 'assignments')
    throw member.includes('.') || member === 'assign' ? missing(call) : unknownSegment(member)
  if (!assignmentsRoute) throw missing(call)
  if (call.method === 'GET' && item === undefined) return listOfAssignments(call, record, collection, service)
  if (write.by === 'items' && call.method === 'POST' && item === undefined) {
    return postItem(call, record, collection, service)
  }
  if (write.by === 'items' && call.method === 'DELETE' && item !== undefined) {
    return deleteItem(record, item, collection, service)
  }
  throw missing(call)
}

function missing(call: Call): Refusal {
  return noRoute(call.method, 'singleton/navigation/key', call.segments.join('/'))
}
