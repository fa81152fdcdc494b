import { asJson, isJson, textOf } from '../../base/json.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'

/** The groups around something: all of them, and those that hold it directly. */
export interface MemberOf {
  readonly all: ReadonlySet<string>
  readonly direct: ReadonlySet<string>
}

/** How many groups of one answer: the directory's most. */
const top = 999
/** Parents of so many groups are read for the way between two groups, in one batch. */
const mostParents = 20

const cast = 'microsoft.graph.group?$select=id'

/** The two requests by which `memberOfAnswers` tells the groups of something at `path`, such as `/users/{id}`. */
export function memberOfRequests(path: string): readonly { readonly url: string }[] {
  return [groupsAboveRequest(path), { url: `${path}/memberOf/${cast}&$top=${top}` }]
}

/** All groups around something at `path`, nested ones looked through. */
export function groupsAboveRequest(path: string): { readonly url: string } {
  return { url: `${path}/transitiveMemberOf/${cast}&$top=${top}` }
}

/** Throws the `GraphError` of an answer: what could not be read is never "in no group". */
export async function memberOfAnswers(
  graph: Graph,
  [transitive, direct]: readonly (BatchAnswer | undefined)[],
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<MemberOf> {
  const [all, own] = await Promise.all([
    groupIdsOf(graph, transitive, scopes, signal),
    groupIdsOf(graph, direct, scopes, signal),
  ])
  return { all: new Set([...all, ...own]), direct: new Set(own) }
}

/**
 * For each group the way from it down to one that holds the subject directly. The parents between are read in one batch;
 * where that is not enough, the way has a gap and begins and ends as it should.
 */
export async function waysDown(
  graph: Graph,
  { all, direct }: MemberOf,
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ways = new Map<string, readonly string[]>([...direct].map((id) => [id, [id]]))
  if (all.size > direct.size) {
    const nearest = [...direct, ...[...all].filter((id) => !direct.has(id))].slice(0, mostParents)
    const parents = await parentsOf(graph, nearest, scopes, signal)
    let grown = true
    while (grown) {
      grown = false
      for (const [child, above] of parents) {
        const way = ways.get(child)
        for (const parent of way ? above : []) {
          if (ways.has(parent) || !all.has(parent)) continue
          ways.set(parent, [parent, ...(way ?? [])])
          grown = true
        }
      }
    }
  }
  for (const id of all) if (!ways.has(id)) ways.set(id, [id])
  return ways
}

async function parentsOf(
  graph: Graph,
  ids: readonly string[],
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const requests = ids.map((id) => ({ url: `/groups/${id}/memberOf/${cast}&$top=${top}` }))
  const answers = await graph.batch('v1.0', requests, { scopes }, signal)
  const pairs = await Promise.all(
    ids.map(
      async (id, index) => [id, await groupIdsOf(graph, answers[index], scopes, signal).catch(() => [])] as const,
    ),
  )
  return new Map(pairs)
}

/** The ids of the groups in an answer, further pages included. Throws the `GraphError` of the answer. */
export async function groupIdsOf(
  graph: Graph,
  answer: BatchAnswer | undefined,
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (answer === undefined) throw new GraphError('badResponse', 'The directory left an answer out.')
  if ('error' in answer) throw answer.error
  const ids: string[] = []
  const pages = graph.pages('v1.0/groups', { first: answer.body, scopes }, signal)
  for await (const page of pages) {
    for (const one of page.value) if (isJson(one)) ids.push((textOf(asJson(one), 'id') ?? '').toLowerCase())
  }
  return ids.filter((id) => id !== '')
}
