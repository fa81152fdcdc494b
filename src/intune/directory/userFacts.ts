import { asJson, textOf } from '../../base/json.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { memberOfAnswers, memberOfRequests, waysDown } from './memberships.ts'

/** The groups by id, each with the way down to the one that holds the subject; or why they could not be read. */
export type GroupsOf = ReadonlyMap<string, readonly string[]> | Error

export interface UserFacts {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly groups: GroupsOf
}

/** Names are open to whoever may read devices or configurations; groups need this one (permissions reference). */
export const groupScopes: readonly string[] = ['GroupMember.Read.All']

const select = '$select=id,displayName,userPrincipalName'

/**
 * A person by object id or user principal name, with all groups, in one request, and one more where groups are nested.
 * Undefined: the directory has nobody of that name. Throws a `GraphError`, as `missingScope` where groups may not be read.
 */
export async function readUser(graph: Graph, key: string, signal?: AbortSignal): Promise<UserFacts | undefined> {
  const path = `/users/${encodeURIComponent(key)}`
  const requests = [{ url: `${path}?${select}` }, ...memberOfRequests(path)]
  const [user, ...groups] = await graph.batch('v1.0', requests, { scopes: groupScopes }, signal)
  if (user === undefined) throw new GraphError('badResponse', 'The directory left an answer out.')
  if ('error' in user) {
    if (user.error instanceof GraphError && user.error.kind === 'notFound') return undefined
    throw user.error
  }
  const raw = asJson(user.body)
  return {
    id: textOf(raw, 'id') ?? key,
    displayName: textOf(raw, 'displayName') ?? '',
    userPrincipalName: textOf(raw, 'userPrincipalName') ?? '',
    groups: await groupsOf(graph, groups, groupScopes, signal),
  }
}

/** Throws where a permission is missing, which the user can do something about, and when cancelled. */
export async function groupsOf(
  graph: Graph,
  answers: readonly (BatchAnswer | undefined)[],
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<GroupsOf> {
  try {
    return await waysDown(graph, await memberOfAnswers(graph, answers, scopes, signal), scopes, signal)
  } catch (error) {
    const tell = !(error instanceof GraphError) || ['missingScope', 'cancelled', 'signedOut'].includes(error.kind)
    if (tell) throw error
    return error
  }
}
