import type { Graph } from '../../graph/graph.ts'
import { type Filter, filterFromGraph } from '../model/filter.ts'
import { toError } from '../../base/toError.ts'

/** What is known of the filter behind an id. */
export type FilterState =
  | { readonly state: 'known'; readonly filter: Filter }
  /** All filters were read, and it was not among them. */
  | { readonly state: 'missing'; readonly id: string }
  /** Not read, or the read failed. */
  | { readonly state: 'unknown'; readonly id: string; readonly error?: Error }

/** The assignment filters of the tenant, 200 at most (memdocs, filters.md), read once on demand. */
export class FilterCatalog {
  readonly #graph: Graph
  #filters: ReadonlyMap<string, Filter> | undefined
  #error: Error | undefined
  #reading: Promise<'ended' | 'givenUp'> | undefined
  #stale = false

  constructor(graph: Graph) {
    this.#graph = graph
  }

  state(id: string): FilterState {
    const key = id.toLowerCase()
    const filter = this.#filters?.get(key)
    if (filter) return { state: 'known', filter }
    return this.#filters ? { state: 'missing', id: key } : { state: 'unknown', id: key, error: this.#error }
  }

  /** Why the filters are not known, where the last read of them failed. */
  get error(): Error | undefined {
    return this.#error
  }

  /**
   * Reads the filters unless they are known; callers at the same time share one read.
   * Never throws: after a failure the filters stay as they were, and the next call tries again.
   */
  async load(signal?: AbortSignal): Promise<void> {
    while (this.#filters === undefined || this.#stale) {
      this.#reading ??= this.#read(signal).finally(() => (this.#reading = undefined))
      // Whoever began may give up, which is no reason for this caller to.
      if ((await this.#reading) === 'ended' || signal?.aborted) return
    }
  }

  /** The next `load` reads again; until then what is known stands. */
  forget(): void {
    this.#stale = true
  }

  /** Sorted by name. Empty until they are loaded. */
  list(): readonly Filter[] {
    const filters = [...(this.#filters?.values() ?? [])]
    return filters.sort((a, b) => a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1))
  }

  async #read(signal?: AbortSignal): Promise<'ended' | 'givenUp'> {
    const filters = new Map<string, Filter>()
    try {
      for await (const page of this.#graph.pages('beta/deviceManagement/assignmentFilters', {}, signal)) {
        for (const raw of page.value) {
          const filter = filterFromGraph(raw)
          filters.set(filter.id, filter)
        }
      }
      this.#filters = filters
      this.#error = undefined
      this.#stale = false
    } catch (error) {
      if (signal?.aborted) return 'givenUp'
      this.#error = toError(error)
    }
    return 'ended'
  }
}
