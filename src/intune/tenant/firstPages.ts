import { toError } from '../../base/toError.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'
import { collectionPath } from './assignmentPaths.ts'
import { listQueries } from './listQueries.ts'

/** The first pages of many kinds' lists under way, each the answer of its request in a batch. */
export type FirstPages = ReadonlyMap<Kind, Promise<BatchAnswer>>

/**
 * Asks for the first pages of these kinds in as few requests as possible: one batch for those that the same permissions
 * open, all batches at once. A kind alone is asked for by itself, which is as fast.
 */
export function firstPages(graph: Graph, kinds: readonly Kind[], signal?: AbortSignal): FirstPages {
  const pages = new Map<Kind, Promise<BatchAnswer>>()
  for (const together of Map.groupBy(kinds, batchOf).values()) {
    const [first] = together
    if (first === undefined || together.length === 1) continue
    const requests = together.map((kind) => ({
      url: `${collectionPath(kind)}${query(kind)}`.slice(kind.version.length),
    }))
    const answers = graph.batch(first.version, requests, { scopes: first.scopes.read }, signal)
    for (const [index, kind] of together.entries()) {
      pages.set(
        kind,
        answers.then((all) => all[index] ?? missing(), failed),
      )
    }
  }
  return pages
}

function batchOf({ version, scopes }: Kind): string {
  return [version, ...scopes.read].join(' ')
}

function query(kind: Kind): string {
  return listQueries(kind)[0] ?? ''
}

function failed(error: unknown): BatchAnswer {
  return { error: toError(error) }
}

function missing(): BatchAnswer {
  return { error: new GraphError('badResponse', 'The service left an answer out of a batch.') }
}
