import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError, type GraphErrorKind } from '../../graph/graphError.ts'
import { asJson, isJson, textOf } from '../../base/json.ts'
import { groupFromGraph, type GroupState } from '../model/group.ts'
import { isGuid } from '../model/target.ts'

/** Everything that `groupFromGraph` reads. */
export const groupSelect =
  '$select=id,displayName,description,groupTypes,membershipRule,membershipRuleProcessingState,mail,securityEnabled'

/** More values in one filter are refused (Microsoft Graph known issues, `in` operator). */
const idsPerFilter = 15

/**
 * One state for each id: one request for 300 ids, and one more for each 20 that the directory does not have.
 * What could not be looked up is `unknown` with its error. Throws a `GraphError` when nothing could be asked at all.
 */
export async function lookUpGroups(
  graph: Graph,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly GroupState[]> {
  const valid = ids.filter((id) => isGuid(id))
  const refused = ids.filter((id) => !isGuid(id)).map((id) => unknown(id, new TypeError('not an object id')))
  const existing = valid.length > 0 ? await lookUpExisting(graph, valid, signal) : []
  const told = new Set(existing.map((state) => (state.state === 'known' ? state.group.id : state.id)))
  const absent = valid.filter((id) => !told.has(id))
  const deleted = absent.length > 0 ? await lookUpDeleted(graph, absent, signal) : []
  return [...existing, ...deleted, ...refused]
}

/** Says nothing of ids that the directory does not have. */
async function lookUpExisting(graph: Graph, ids: readonly string[], signal?: AbortSignal): Promise<GroupState[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / idsPerFilter) }, (_, index) =>
    ids.slice(index * idsPerFilter, (index + 1) * idsPerFilter),
  )
  const requests = chunks.map((chunk) => ({ url: `/groups?$filter=${idIn(chunk)}&${groupSelect}` }))
  const answers = await graph.batch('v1.0', requests, {}, signal)
  return chunks.flatMap((chunk, index) => {
    const answer = answers[index]
    const value = answer && 'body' in answer ? asJson(answer.body)['value'] : undefined
    if (!Array.isArray(value)) return chunk.map((id) => unknown(id, failureOf(answer)))
    return value
      .filter((item) => isJson(item))
      .map((item) => ({ state: 'known', group: groupFromGraph(item) }) as const)
  })
}

/**
 * Deleted groups are read one by one, and only with Group.Read.All (learn.microsoft.com, directory-deleteditems-list).
 * Who may not is told what the directory said: it has no such group.
 */
async function lookUpDeleted(graph: Graph, ids: readonly string[], signal?: AbortSignal): Promise<GroupState[]> {
  const requests = ids.map((id) => ({ url: `/directory/deletedItems/${id}` }))
  const answers = await graph.batch('v1.0', requests, {}, signal)
  return ids.map((id, index) => {
    const answer = answers[index]
    if (answer && 'body' in answer) {
      return { state: 'deleted', id, displayName: textOf(asJson(answer.body), 'displayName') }
    }
    if (answer?.error instanceof GraphError && absentKinds.has(answer.error.kind)) return { state: 'missing', id }
    return unknown(id, failureOf(answer))
  })
}

/** What the look-up among the deleted says where there is nothing to be had: not there, not allowed, not offered. */
const absentKinds: ReadonlySet<GraphErrorKind> = new Set([
  'notFound',
  'forbidden',
  'missingScope',
  'routeMissing',
  'badRequest',
])

function idIn(ids: readonly string[]): string {
  return encodeURIComponent(`id in (${ids.map((id) => `'${id}'`).join(',')})`)
}

function unknown(id: string, error: Error): GroupState {
  return { state: 'unknown', id, error }
}

function failureOf(answer: BatchAnswer | undefined): Error {
  if (answer && 'error' in answer) return answer.error
  return new GraphError('badResponse', 'The answer to the look-up of groups is not what Microsoft Graph documents.')
}
