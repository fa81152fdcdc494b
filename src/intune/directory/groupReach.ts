import { asJson } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { type Group, groupFromGraph } from '../model/group.ts'
import { groupSelect } from './groupLookUp.ts'
import { countOf, type GroupHolds, holdsByRule } from './groupMembership.ts'
import { memberOfRequests } from './memberships.ts'
import { groupScopes, groupsOf, type GroupsOf } from './userFacts.ts'

export interface GroupReachFacts {
  readonly group: Group
  /** Itself and the groups that it is in, each with the way down to it. */
  readonly groups: GroupsOf
  readonly holds: GroupHolds
}

/**
 * A group with the groups that it is in and what it holds, in one request, and one more where it is in groups that are
 * nested. Undefined: the directory has none of that id. Throws a `GraphError`.
 */
export async function readGroupReach(
  graph: Graph,
  id: string,
  signal?: AbortSignal,
): Promise<GroupReachFacts | undefined> {
  const path = `/groups/${id}`
  const headers = { ConsistencyLevel: 'eventual' }
  const requests = [
    { url: `${path}?${groupSelect}` },
    ...memberOfRequests(path),
    { url: `${path}/transitiveMembers/microsoft.graph.user/$count`, headers },
    { url: `${path}/transitiveMembers/microsoft.graph.device/$count`, headers },
  ]
  const [own, transitive, direct, users, devices] = await graph.batch('v1.0', requests, { scopes: groupScopes }, signal)
  if (own === undefined) throw new GraphError('badResponse', 'The directory left an answer out.')
  if ('error' in own) {
    if (own.error instanceof GraphError && own.error.kind === 'notFound') return undefined
    throw own.error
  }
  const group = groupFromGraph(asJson(own.body))
  const above = await groupsOf(graph, [transitive, direct], groupScopes, signal)
  const groups =
    above instanceof Error
      ? above
      : new Map([[group.id, [group.id]], ...[...above].map(([parent, way]) => [parent, [...way, group.id]] as const)])
  return { group, groups, holds: holdsByRule(group) ?? holdsOf(countOf(users), countOf(devices)) }
}

function holdsOf(users: number | undefined, devices: number | undefined): GroupHolds {
  if (users === undefined || devices === undefined) return 'unknown'
  if (users > 0) return devices > 0 ? 'both' : 'users'
  return devices > 0 ? 'devices' : 'none'
}
