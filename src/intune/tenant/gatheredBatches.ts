import type { BatchAnswer, BatchRequest, Graph } from '../../graph/graph.ts'

interface Waiting {
  readonly version: string
  readonly scopes: readonly string[]
  readonly requests: BatchRequest[]
  readonly answers: Promise<readonly BatchAnswer[]>
}

/**
 * Sends what several kinds ask for at the same time together: requests of one turn of the loop that the same permissions
 * open share their batches, which would else be half empty.
 */
export class GatheredBatches {
  readonly #graph: Graph
  readonly #signal: AbortSignal | undefined
  readonly #waiting = new Map<string, Waiting>()

  constructor(graph: Graph, signal?: AbortSignal) {
    this.#graph = graph
    this.#signal = signal
  }

  /** Answers in the order of the requests. Throws a `GraphError`. */
  async batch(
    version: string,
    requests: readonly BatchRequest[],
    scopes: readonly string[],
  ): Promise<readonly BatchAnswer[]> {
    const key = [version, ...scopes].join(' ')
    const waiting = this.#waiting.get(key) ?? this.#start(key, version, scopes)
    const from = waiting.requests.length
    waiting.requests.push(...requests)
    return (await waiting.answers).slice(from, from + requests.length)
  }

  #start(key: string, version: string, scopes: readonly string[]): Waiting {
    const requests: BatchRequest[] = []
    const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#waiting.delete(key)
      return this.#graph.batch(version, requests, { scopes }, this.#signal)
    })
    const waiting = { version, scopes, requests, answers }
    this.#waiting.set(key, waiting)
    return waiting
  }
}
