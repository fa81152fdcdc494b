import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { type Group, groupFromGraph } from '../model/group.ts'
import { groupSelect } from './groupLookUp.ts'

const top = 25

/**
 * Up to 25 groups in whose name the words of `text` begin words, else whose name begins with `text`; sorted by name.
 * An empty text finds the first ones of all. Throws a `GraphError`.
 */
export async function searchGroups(graph: Graph, text: string, signal?: AbortSignal): Promise<readonly Group[]> {
  const wanted = text.trim()
  if (wanted === '') return list(graph, '$orderby=displayName', false, signal)
  const words = encodeURIComponent(`"displayName:${wanted.replace(/[\\"]/g, '\\$&')}"`)
  try {
    const groups = await list(graph, `$search=${words}&$orderby=displayName&$count=true`, true, signal)
    if (groups.length > 0) return groups
  } catch (error) {
    // A directory without advanced queries (B2C) refuses `$search` as such.
    if (!(error instanceof GraphError && error.kind === 'badRequest')) throw error
  }
  const start = encodeURIComponent(`startswith(displayName,'${wanted.replaceAll("'", "''")}')`)
  return list(graph, `$filter=${start}`, false, signal)
}

async function list(graph: Graph, query: string, advanced: boolean, signal?: AbortSignal): Promise<readonly Group[]> {
  const groups: Group[] = []
  for await (const page of graph.pages(`v1.0/groups?${query}&$top=${top}&${groupSelect}`, { advanced }, signal)) {
    for (const raw of page.value) groups.push(groupFromGraph(raw))
    if (groups.length >= top) break
  }
  return groups.slice(0, top).sort(byName)
}

/** What was found, and up to 25 others of the known groups in whose name each word of `text` is anywhere; sorted by name. */
export function withKnown(found: readonly Group[], known: readonly Group[], text: string): readonly Group[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return found
  const there = new Set(found.map(({ id }) => id))
  const others = known.filter(({ id, displayName }) => {
    const name = displayName.toLowerCase()
    return !there.has(id) && words.every((word) => name.includes(word))
  })
  return [...found, ...others.sort(byName).slice(0, top)].sort(byName)
}

function byName(a: Group, b: Group): number {
  return a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1)
}
