import { toError } from '../../base/toError.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'
import type { AssignmentSetState } from '../model/assignmentSet.ts'
import { type Configuration, configurationKey } from '../model/configuration.ts'
import { type KindState, stateOfFailure } from './kindState.ts'
import type { GatheredBatches } from './gatheredBatches.ts'
import { readList } from './readList.ts'
import { readSets } from './readSets.ts'

/** Where a reading puts what it gets. */
export interface ReadingTarget {
  /** The model's count of sets that were read on their own, by now. */
  turn(): number
  /** What the model has of the kind. */
  known(): readonly Configuration[]
  page(configurations: readonly Configuration[]): void
  /** `turn`: the count when it was asked for; a set that was taken since is newer. */
  set(configuration: Configuration, state: AssignmentSetState, turn: number): void
  /** What was put is to be shown. */
  shown(): void
  gone(configuration: Configuration): void
}

/** One reading of one kind: pages of the list one after the other, sets that it does not bring beside them. */
export class KindReading {
  readonly #kind: Kind
  readonly #graph: Graph
  readonly #batches: GatheredBatches
  readonly #now: () => number
  readonly #target: ReadingTarget

  /** `batches`: shared with the kinds that are read at the same time. */
  constructor(kind: Kind, graph: Graph, batches: GatheredBatches, now: () => number, target: ReadingTarget) {
    this.#kind = kind
    this.#graph = graph
    this.#batches = batches
    this.#now = now
    this.#target = target
  }

  /** What the kind's state is after it. `first`: the first page, asked for in a batch. Throws only when cancelled. */
  async run(first?: Promise<BatchAnswer>, signal?: AbortSignal): Promise<KindState> {
    const seen = new Set<string>()
    const completing: Promise<unknown>[] = []
    let pages = 0
    try {
      // A page is as old as its request, which goes out while the page before is still being used.
      const turns = [this.#target.turn()]
      const ahead = (): void => void turns.push(this.#target.turn())
      for await (const page of readList(this.#graph, this.#kind, this.#now, await first, ahead, signal)) {
        signal?.throwIfAborted()
        const turn = turns[pages] ?? turns[0] ?? 0
        pages++
        this.#target.page(page.map(({ configuration }) => configuration))
        for (const { configuration, set } of page) {
          seen.add(configurationKey(configuration))
          if (set) this.#target.set(configuration, { state: 'read', set }, turn)
        }
        const partial = page.filter(({ set }) => set === undefined).map(({ configuration }) => configuration)
        if (partial.length > 0) completing.push(this.#complete(partial, signal).catch(() => undefined))
        this.#target.shown()
      }
      await Promise.all(completing)
      signal?.throwIfAborted()
      await this.#forgetGone(seen, pages, signal)
      return { state: 'read', at: this.#now() }
    } catch (error) {
      await Promise.all(completing)
      signal?.throwIfAborted()
      return stateOfFailure(this.#kind, toError(error))
    }
  }

  async #complete(configurations: readonly Configuration[], signal?: AbortSignal): Promise<void> {
    const turn = this.#target.turn()
    const sets = await readSets(this.#graph, this.#batches, configurations, this.#now, signal)
    for (const one of configurations) {
      const state = sets.get(configurationKey(one))
      if (state) this.#target.set(one, state, turn)
    }
    this.#target.shown()
  }

  /**
   * What the list no longer has is gone. But something that is deleted while the pages are read moves what follows it to
   * an earlier page, where nobody looks any more: over several pages each one that is missing is asked for by its id.
   */
  async #forgetGone(seen: ReadonlySet<string>, pages: number, signal?: AbortSignal): Promise<void> {
    const missing = this.#target.known().filter((one) => !seen.has(configurationKey(one)))
    const turn = this.#target.turn()
    const sets = pages > 1 ? await readSets(this.#graph, this.#batches, missing, this.#now, signal) : undefined
    for (const one of missing) {
      const state = sets?.get(configurationKey(one))
      if (state === undefined || isGone(state)) this.#target.gone(one)
      else this.#target.set(one, state, turn)
    }
    if (missing.length > 0) this.#target.shown()
  }
}

function isGone(state: AssignmentSetState): boolean {
  return state.state === 'unread' && state.error instanceof GraphError && state.error.kind === 'notFound'
}
