import { textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'

/** A value of a field that the service lists, by the name that it has there. */
export interface ListedValue {
  readonly value: string
  readonly title: string
}

/** What is listed at a path below the version, such as the service plans of Cloud PCs, by name. Throws a `GraphError`. */
export async function listedValues(
  graph: Graph,
  { path, scopes }: { readonly path: string; readonly scopes: readonly string[] },
  signal?: AbortSignal,
): Promise<readonly ListedValue[]> {
  const found: ListedValue[] = []
  for await (const { value } of graph.pages(`beta/${path}`, { scopes }, signal)) {
    for (const raw of value) {
      const id = textOf(raw, 'id')
      if (id !== undefined) found.push({ value: id, title: textOf(raw, 'displayName') ?? id })
    }
  }
  return found.sort((a, b) => a.title.localeCompare(b.title))
}
