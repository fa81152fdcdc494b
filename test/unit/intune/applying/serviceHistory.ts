import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { assignmentKey } from '../../../../src/intune/model/assignmentKey.ts'
import type { Graph } from '../../../../src/graph/graph.ts'
import type { SampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'

type Raw = Readonly<Record<string, unknown>>

/** One state of a set, and who brought it about. */
export interface Moment {
  readonly set: readonly Raw[]
  readonly writer?: string
}

/**
 * Watches what every write makes of the service, and by whom. Without ETags two writers can't be kept apart between the
 * re-read and an `assign`, whatever the client does: so that stretch, and a single POST, belong to one writer at a
 * time here. Everything else interleaves as it likes.
 */
export class ServiceHistory {
  readonly #service: SampleTenant
  readonly #moments = new Map<string, Moment[]>()
  readonly #holders = new Map<string, string>()
  readonly #queues = new Map<string, (() => void)[]>()
  /** What a writer was asked to change: `writer configurationId` to places. */
  readonly #asked = new Map<string, ReadonlySet<string>>()
  /** Assignments that were changed or went without anybody being asked to. */
  readonly lost: string[] = []

  constructor(service: SampleTenant) {
    this.#service = service
    for (const { id } of service.configurations()) {
      const key = String(id)
      this.#moments.set(key, [{ set: service.assignmentsOf(key) }])
      const match = { method: 'POST', path: new RegExp(`${key}/`) }
      service.fail({ match, after: true, times: Infinity, run: () => this.#look(key) })
    }
  }

  moments(id: string): readonly Moment[] {
    return this.#moments.get(id) ?? []
  }

  /** The writer works on the places from now on. */
  begin(writer: string, id: string, places: ReadonlySet<string>): void {
    this.#asked.set(`${writer} ${id}`, places)
  }

  end(writer: string, id: string): void {
    this.#release(writer, id)
    this.#asked.delete(`${writer} ${id}`)
  }

  /** The client as the writer has it. */
  through(writer: string, graph: Graph): Graph {
    const acquire = (id: string): Promise<void> => this.#acquire(writer, id)
    const release = (id: string): void => this.#release(writer, id)
    const written = new Set<string>()
    return {
      get: graph.get.bind(graph),
      count: graph.count.bind(graph),
      batch: graph.batch.bind(graph),
      ask: graph.ask.bind(graph),
      writeTurn: graph.writeTurn.bind(graph),
      writeToken: graph.writeToken.bind(graph),
      pages: async function* (this: void, path, options, signal) {
        const id = idIn(path)
        if (id !== undefined && !written.has(id)) await acquire(id)
        yield* graph.pages(path, options, signal)
      },
      post: async (path, body, options, signal) => {
        const id = idIn(path) ?? ''
        await acquire(id)
        try {
          return await graph.post(path, body, options, signal)
        } finally {
          release(id)
        }
      },
    }
  }

  #look(id: string): void {
    const moments = this.#moments.get(id)
    const before = moments?.at(-1)?.set ?? []
    const set = this.#service.assignmentsOf(id)
    const writer = this.#holders.get(id)
    moments?.push({ set, writer })
    const [was, is] = [byPlace(before), byPlace(set)]
    const asked = this.#asked.get(`${writer} ${id}`)
    for (const place of new Set([...was.keys(), ...is.keys()])) {
      if (was.get(place) !== is.get(place) && !asked?.has(place)) this.lost.push(`${writer} ${id} ${place}`)
    }
  }

  /** Only while the writer is at work on it: reading alone needs no turn. */
  async #acquire(writer: string, id: string): Promise<void> {
    if (!this.#asked.has(`${writer} ${id}`) || this.#holders.get(id) === writer) return
    while (this.#holders.has(id)) {
      await new Promise<void>((resolve) => this.#queues.set(id, [...(this.#queues.get(id) ?? []), resolve]))
    }
    this.#holders.set(id, writer)
  }

  #release(writer: string, id: string): void {
    if (this.#holders.get(id) !== writer) return
    this.#holders.delete(id)
    const waiting = this.#queues.get(id) ?? []
    this.#queues.delete(id)
    for (const go of waiting) go()
  }
}

function byPlace(set: readonly Raw[]): Map<string, string> {
  const places = Map.groupBy(set, (raw) => assignmentKey(deviceConfigurations, assignmentFromGraph(raw)))
  return new Map([...places].map(([place, raws]) => [place, JSON.stringify(raws)]))
}

function idIn(path: string): string | undefined {
  return /deviceConfigurations\/([0-9a-f-]{36})\/(assignments|assign|groupAssignments)/.exec(path)?.[1]
}
