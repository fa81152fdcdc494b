import { textOf } from '../../base/json.ts'
import type { BatchAnswer, Graph, Page } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { type Configuration, configurationFromGraph } from '../model/configuration.ts'
import { collectionPath, configurationPath } from './assignmentPaths.ts'
import { listQueries, selectOf } from './listQueries.ts'
import { expandedSet } from './setOfAnswer.ts'

export interface ListedConfiguration {
  readonly configuration: Configuration
  /** Absent where the list did not bring all of it: it is read on its own. */
  readonly set?: AssignmentSet
}

/**
 * All configurations of a kind, page by page, with the sets that the list brings. `first`: the answer that a batch gave to
 * the request for the first page. `ahead`: called as each further page is asked for. Throws a `GraphError`.
 */
export async function* readList(
  graph: Graph,
  kind: Kind,
  now: () => number,
  first: BatchAnswer | undefined,
  ahead: () => void,
  signal?: AbortSignal,
): AsyncGenerator<readonly ListedConfiguration[]> {
  for await (const page of pages(graph, kind, first, ahead, signal)) {
    yield page.value
      .filter((raw) => textOf(raw, 'id') !== undefined)
      .map((raw) => {
        const configuration = configurationFromGraph(kind, raw)
        // Where the expansion lies, an empty set in the list says nothing.
        const believed = kind.expandOnList && !configuration.sort.readAlone
        return { configuration, set: believed ? expandedSet(raw, now()) : undefined }
      })
  }
}

/** One configuration as the service has it now; undefined where it says that there is none. Throws a `GraphError`. */
export async function readConfiguration(
  graph: Graph,
  kind: Kind,
  id: string,
  signal?: AbortSignal,
): Promise<Configuration | undefined> {
  const path = configurationPath({ kind, id })
  const select = selectOf(kind)
  try {
    const raw = await graph.get(
      select === undefined ? path : `${path}?$select=${select}`,
      { scopes: kind.scopes.read },
      signal,
    )
    return configurationFromGraph(kind, { ...raw, id: textOf(raw, 'id') ?? id })
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'notFound') return undefined
    throw error
  }
}

/** A service that refuses the options is asked with fewer of them: they make it faster, nothing more. */
async function* pages(
  graph: Graph,
  kind: Kind,
  first: BatchAnswer | undefined,
  ahead: () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page> {
  const tries = listQueries(kind)
  for (const [index, query] of tries.entries()) {
    let came = false
    try {
      const given = index === 0 ? first : undefined
      if (given && 'error' in given) throw given.error
      const options = { scopes: kind.scopes.read, first: given?.body, ahead }
      for await (const page of graph.pages(`${collectionPath(kind)}${query}`, options, signal)) {
        came = true
        yield page
      }
      return
    } catch (error) {
      const refused = error instanceof GraphError && ['badRequest', 'optionNotAllowed'].includes(error.kind)
      if (came || !refused || index === tries.length - 1) throw error
    }
  }
}
