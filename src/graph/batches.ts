import type { Clock } from '../base/clock.ts'
import { inParallel } from '../base/inParallel.ts'
import type { Log } from '../base/log.ts'
import { batchAnswers, batchBody, batchSize } from './batchBody.ts'
import type { BatchAnswer, BatchRequest } from './graph.ts'
import { GraphError } from './graphError.ts'
import { parsedBody } from './responseBody.ts'
import type { Retries } from './retries.ts'
import { answeredAt } from './retryAfter.ts'
import { waitBeforeRetry } from './retryPolicy.ts'
import type { TransportResponse } from './transport.ts'

/** Batches under way at once, for each call: the rest of the connections is for other reads. */
const parallelBatches = 6
/** Requests at once, for each batch, where they are sent one by one for want of `$batch`. */
const parallelReads = 4
const json = { 'content-type': 'application/json' }

/** One request to a path below the root, retried as a read. */
export type SendRead = (
  request: {
    readonly method: 'GET' | 'POST'
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  },
  signal?: AbortSignal,
) => Promise<TransportResponse>

/** Reads in as few requests as possible: 20 in each `$batch`, several batches at once. */
export class Batches {
  readonly #retries: Retries
  readonly #clock: Clock
  readonly #log: Log
  #supported = true

  constructor(retries: Retries, clock: Clock, log: Log) {
    this.#retries = retries
    this.#clock = clock
    this.#log = log
  }

  /** Answers in the order of the requests. Throws a `GraphError` where a batch failed as a whole. */
  async send(
    version: string,
    requests: readonly BatchRequest[],
    read: SendRead,
    signal?: AbortSignal,
  ): Promise<readonly BatchAnswer[]> {
    const parts = Array.from({ length: Math.ceil(requests.length / batchSize) }, (_, part) =>
      requests.slice(part * batchSize, (part + 1) * batchSize),
    )
    return (await inParallel(parts, parallelBatches, (part) => this.#one(version, part, read, signal))).flat()
  }

  /** Repeats what was throttled inside of it, until nothing is. */
  async #one(
    version: string,
    requests: readonly BatchRequest[],
    read: SendRead,
    signal?: AbortSignal,
  ): Promise<BatchAnswer[]> {
    const answers: BatchAnswer[] = []
    let open = [...requests.entries()]
    for (let tries = 1; open.length > 0; tries++) {
      const asked = open
      const requestsLeft = asked.map(([, request]) => request)
      const got = await this.#once(version, requestsLeft, read, signal)
      let longest = 0
      open = asked.filter(([place], index) => {
        const answer = got[index]
        if (answer === undefined) return false
        answers[place] = answer
        const error = 'error' in answer ? answer.error : undefined
        const wait = error instanceof GraphError ? waitBeforeRetry(error, tries, 'read') : undefined
        longest = Math.max(longest, wait ?? 0)
        return wait !== undefined
      })
      if (open.length > 0) await this.#retries.wait(longest, `${open.length} requests of a batch`, signal)
    }
    return answers
  }

  async #once(
    version: string,
    requests: readonly BatchRequest[],
    read: SendRead,
    signal?: AbortSignal,
  ): Promise<BatchAnswer[]> {
    if (!this.#supported) return this.#oneByOne(version, requests, read, signal)
    try {
      const request = { method: 'POST', path: `${version}/$batch`, headers: json, body: batchBody(requests) } as const
      const { text, headers } = await read(request, signal)
      return batchAnswers(parsedBody(text), requests.length, answeredAt(headers, this.#clock.now()))
    } catch (error) {
      if (!(error instanceof GraphError) || ![400, 404, 405, 501].includes(error.status ?? 0)) throw error
      if (this.#supported) this.#log.info(`The service has no $batch (${error.status}): requests are sent one by one`)
      this.#supported = false
      return this.#oneByOne(version, requests, read, signal)
    }
  }

  #oneByOne(
    version: string,
    requests: readonly BatchRequest[],
    read: SendRead,
    signal?: AbortSignal,
  ): Promise<BatchAnswer[]> {
    return inParallel(requests, parallelReads, async ({ url, headers = {} }): Promise<BatchAnswer> => {
      try {
        return { body: parsedBody((await read({ method: 'GET', path: `${version}${url}`, headers }, signal)).text) }
      } catch (error) {
        if (!(error instanceof GraphError) || error.status === undefined) throw error
        return { error }
      }
    })
  }
}
