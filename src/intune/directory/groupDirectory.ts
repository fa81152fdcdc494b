import { type Clock, systemClock } from '../../base/clock.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { type Group, groupFromGraph, type GroupState } from '../model/group.ts'
import { groupSelect, lookUpGroups } from './groupLookUp.ts'
import { type GroupHolds, GroupMembership, holdsByRule } from './groupMembership.ts'
import { searchGroups, withKnown } from './groupSearch.ts'
import { isGuid } from '../model/target.ts'
import { toError } from '../../base/toError.ts'

/** What is known of a group without asking anybody. */
export interface GroupFacts {
  readonly state: GroupState
  readonly holds: GroupHolds
  /** Transitive members. */
  readonly members?: number
}

/** The groups of the tenant as far as somebody asked for them. Ids are taken in any case. */
export class GroupDirectory {
  readonly #graph: Graph
  readonly #membership: GroupMembership
  readonly #states = new Map<string, GroupState>()
  readonly #stale = new Set<string>()
  readonly #underway = new Map<string, Promise<'answered' | 'givenUp'>>()

  constructor(graph: Graph, clock: Clock = systemClock) {
    this.#graph = graph
    this.#membership = new GroupMembership(graph, clock)
  }

  state(id: string): GroupState {
    return this.#states.get(id.toLowerCase()) ?? { state: 'unknown', id: id.toLowerCase() }
  }

  facts(id: string): GroupFacts {
    const state = this.state(id)
    const group = state.state === 'known' ? state.group : undefined
    return { state, holds: this.#membership.holds(id, group), members: this.#membership.count(id) }
  }

  /**
   * Looks up the groups that are not known yet: one request for 300 ids, and one more for each 20 that the directory
   * does not have. A failure stays with its ids as `unknown` and is tried again by the next call.
   * Throws only a `GraphError` of kind `cancelled`.
   */
  async resolve(ids: Iterable<string>, signal?: AbortSignal): Promise<void> {
    let open = [...new Set(Array.from(ids, (id) => id.toLowerCase()))].filter((id) => this.#isOpen(id))
    while (open.length > 0) {
      if (signal?.aborted) throw cancelled(signal)
      const mine = open.filter((id) => !this.#underway.has(id))
      if (mine.length > 0) this.#start(mine, signal)
      const waits = open.map(async (id) => ((await this.#underway.get(id)) === 'givenUp' ? [id] : []))
      // Whoever asked first may have given up, which is no reason for this caller to.
      open = (await unlessAborted(Promise.all(waits), signal)).flat()
    }
  }

  /** The next `resolve` asks again for everything; until it has answers, the old ones stand. */
  forget(): void {
    for (const id of this.#states.keys()) this.#stale.add(id)
    this.#membership.forget()
  }

  /**
   * Up to 25 groups by name, see `searchGroups`, and up to 25 that are known already in whose name the words of `text` are
   * anywhere, which the service does not search for. Sorted by name. Throws a `GraphError`.
   */
  async search(text: string, signal?: AbortSignal): Promise<readonly Group[]> {
    const found = await searchGroups(this.#graph, text, signal)
    for (const group of found) this.#set({ state: 'known', group })
    const known = [...this.#states.values()].flatMap((one) => (one.state === 'known' ? [one.group] : []))
    return withKnown(found, known, text)
  }

  /**
   * The group, or undefined where the service says that there is none.
   * Throws a `TypeError` if `id` is no GUID, else a `GraphError`.
   */
  async read(id: string, signal?: AbortSignal): Promise<Group | undefined> {
    if (!isGuid(id)) throw new TypeError('not an object id')
    try {
      const group = groupFromGraph(await this.#graph.get(`v1.0/groups/${id.toLowerCase()}?${groupSelect}`, {}, signal))
      this.#set({ state: 'known', group })
      return group
    } catch (error) {
      if (!(error instanceof GraphError && error.kind === 'notFound')) throw error
      if (this.state(id).state !== 'deleted') this.#set({ state: 'missing', id: id.toLowerCase() })
      return undefined
    }
  }

  /**
   * Transitive members of each group; one that could not be counted is left out. Asked again after five minutes.
   * Throws a `GraphError` only when nothing could be asked at all.
   */
  memberCounts(ids: Iterable<string>, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
    return this.#membership.loadCounts(ids, signal)
  }

  /** What each group holds: by its rule where it has one, else by counting. Throws as `memberCounts` does. */
  async kinds(ids: Iterable<string>, signal?: AbortSignal): Promise<ReadonlyMap<string, GroupHolds>> {
    const wanted = Array.from(ids, (id) => id.toLowerCase())
    const uncounted = wanted.filter((id) => {
      const state = this.state(id)
      return !(state.state === 'known' && holdsByRule(state.group))
    })
    await this.#membership.loadHolds(uncounted, signal)
    return new Map(wanted.map((id) => [id, this.facts(id).holds]))
  }

  #isOpen(id: string): boolean {
    return this.#stale.has(id) || this.state(id).state === 'unknown'
  }

  #start(ids: readonly string[], signal?: AbortSignal): void {
    const work = this.#lookUp(ids, signal).finally(() => ids.forEach((id) => this.#underway.delete(id)))
    for (const id of ids) this.#underway.set(id, work)
  }

  /** Never throws: a failure stays with the ids. */
  async #lookUp(ids: readonly string[], signal?: AbortSignal): Promise<'answered' | 'givenUp'> {
    try {
      for (const state of await lookUpGroups(this.#graph, ids, signal)) this.#set(state)
    } catch (error) {
      if (signal?.aborted) return 'givenUp'
      const failure = toError(error)
      for (const id of ids) this.#set({ state: 'unknown', id, error: failure })
    }
    return 'answered'
  }

  #set(state: GroupState): void {
    const id = state.state === 'known' ? state.group.id : state.id
    // What was read before a failure is still better than nothing.
    if (state.state === 'unknown' && this.#stale.has(id)) return
    this.#states.set(id, state)
    this.#stale.delete(id)
  }
}

function cancelled(signal: AbortSignal): GraphError {
  return new GraphError('cancelled', 'The look-up of groups was cancelled.', { cause: signal.reason })
}

/** Stops waiting, not the work: others may wait for it too. */
async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => reject(cancelled(signal))
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
