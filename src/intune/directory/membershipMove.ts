import { asJson, isJson, textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { type Group, groupFromGraph } from '../model/group.ts'
import { groupSelect } from './groupLookUp.ts'
import { groupIdsOf, groupsAboveRequest, waysDown } from './memberships.ts'
import { groupScopes } from './userFacts.ts'

/** A person leaves one group, joins another, or both. */
export interface Move {
  readonly from?: string
  readonly to?: string
}

/** The groups that hold somebody directly: those that can be left. Throws a `GraphError`. */
export async function readDirectGroups(graph: Graph, userId: string, signal?: AbortSignal): Promise<readonly Group[]> {
  const path = `v1.0/users/${encodeURIComponent(userId)}/memberOf/microsoft.graph.group?${groupSelect}&$top=999`
  const groups: Group[] = []
  for await (const page of graph.pages(path, { scopes: groupScopes }, signal)) {
    for (const raw of page.value) if (isJson(raw) && textOf(asJson(raw), 'id')) groups.push(groupFromGraph(raw))
  }
  return groups
}

/**
 * The groups that somebody would be in after a move, with the ways down: what each of the groups left is in is read anew,
 * because a parent may be reached through another one too. Throws a `GraphError`: half an answer is none.
 */
export async function readGroupsAfter(
  graph: Graph,
  direct: ReadonlySet<string>,
  { from, to }: Move,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const own = new Set([...direct].filter((id) => id !== from))
  if (to !== undefined) own.add(to)
  const held = [...own]
  const requests = held.map((id) => groupsAboveRequest(`/groups/${id}`))
  const answers = requests.length === 0 ? [] : await graph.batch('v1.0', requests, { scopes: groupScopes }, signal)
  const above = await Promise.all(held.map((_, index) => groupIdsOf(graph, answers[index], groupScopes, signal)))
  return waysDown(graph, { all: new Set([...held, ...above.flat()]), direct: own }, groupScopes, signal)
}
