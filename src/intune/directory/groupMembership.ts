import type { Clock } from '../../base/clock.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { type Group, groupKind } from '../model/group.ts'
import { isGuid } from '../model/target.ts'

/** What a group holds, nested groups looked through; `unknown` where nobody asked or the service would not say. */
export type GroupHolds = 'users' | 'devices' | 'both' | 'none' | 'unknown'

/** Milliseconds for which a count is good enough to be shown beside a choice. */
const fresh = 5 * 60_000

interface Counted {
  readonly value: number
  readonly at: number
}

/** How many members groups have, and of which kind. Graph has no property for either, so they are counted. */
export class GroupMembership {
  readonly #graph: Graph
  readonly #clock: Clock
  /** By path: everything that was counted. */
  readonly #counted = new Map<string, Counted>()

  constructor(graph: Graph, clock: Clock) {
    this.#graph = graph
    this.#clock = clock
  }

  /** The last count of all transitive members, however old. */
  count(id: string): number | undefined {
    return this.#counted.get(paths.members(id))?.value
  }

  holds(id: string, group?: Group): GroupHolds {
    const byRule = group && holdsByRule(group)
    if (byRule) return byRule
    const users = this.#counted.get(paths.users(id))?.value
    const devices = this.#counted.get(paths.devices(id))?.value
    if (users === undefined || devices === undefined) return 'unknown'
    if (users > 0) return devices > 0 ? 'both' : 'users'
    return devices > 0 ? 'devices' : 'none'
  }

  /** The counts by id; what could not be counted is left out. Throws a `GraphError` only when nothing could be asked at all. */
  async loadCounts(ids: Iterable<string>, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
    const wanted = Array.from(ids, (id) => id.toLowerCase()).filter((id) => isGuid(id))
    await this.#load(wanted.map(paths.members), signal)
    return new Map(wanted.flatMap((id) => pairOf(id, this.count(id))))
  }

  /** Counts users and devices of each; afterwards `holds` tells. Throws as `loadCounts` does. */
  async loadHolds(ids: readonly string[], signal?: AbortSignal): Promise<void> {
    const wanted = ids.filter((id) => isGuid(id))
    await this.#load(
      wanted.flatMap((id) => [paths.users(id), paths.devices(id)]),
      signal,
    )
  }

  /** Counts are asked for again; until then the old ones stand. */
  forget(): void {
    for (const [path, { value }] of this.#counted) this.#counted.set(path, { value, at: -Infinity })
  }

  async #load(all: readonly string[], signal?: AbortSignal): Promise<void> {
    const now = this.#clock.now()
    const due = [...new Set(all)].filter((path) => now - (this.#counted.get(path)?.at ?? -Infinity) >= fresh)
    if (due.length === 0) return
    const headers = { ConsistencyLevel: 'eventual' }
    const answers = await this.#graph.batch(
      'v1.0',
      due.map((url) => ({ url, headers })),
      {},
      signal,
    )
    for (const [index, path] of due.entries()) {
      const value = countOf(answers[index])
      if (value === undefined) this.#counted.delete(path)
      else this.#counted.set(path, { value, at: now })
    }
  }
}

/** A rule is about users or about devices, never both; a Microsoft 365 group takes users only. */
export function holdsByRule(group: Group): GroupHolds | undefined {
  switch (groupKind(group)) {
    case 'dynamicDevice':
      return 'devices'
    case 'dynamicUser':
    case 'microsoft365':
      return 'users'
    case 'assigned':
      return undefined
  }
}

const membersOf = (id: string): string => `/groups/${id.toLowerCase()}/transitiveMembers`
const paths = {
  members: (id: string): string => `${membersOf(id)}/$count`,
  users: (id: string): string => `${membersOf(id)}/microsoft.graph.user/$count`,
  devices: (id: string): string => `${membersOf(id)}/microsoft.graph.device/$count`,
}

/** A count is plain text; inside a batch it comes as a number, as its digits, or as those in Base64, as any body that is no JSON. */
export function countOf(answer: BatchAnswer | undefined): number | undefined {
  if (answer === undefined || !('body' in answer)) return undefined
  const { body } = answer
  if (typeof body === 'number') return Number.isInteger(body) && body >= 0 ? body : undefined
  if (typeof body !== 'string') return undefined
  const digits = [body, Buffer.from(body, 'base64').toString()]
    .map((text) => text.replace(/^\uFEFF/, '').trim())
    .find((text) => /^\d{1,15}$/.test(text))
  return digits === undefined ? undefined : Number(digits)
}

function pairOf(id: string, count: number | undefined): [string, number][] {
  return count === undefined ? [] : [[id, count]]
}
