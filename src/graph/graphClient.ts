import { authorizedRequest, requestOnce } from './authorizedRequest.ts'
import type { AuthorizedRequestParts, Outgoing } from './authorizedRequest.ts'
import { batchAnswers, batchBody, batchSize } from './batchBody.ts'
import type { Clock } from '../base/clock.ts'
import type { Cloud } from './cloud.ts'
import { cancelled } from './deadline.ts'
import type { BatchAnswer, BatchRequest, Graph, Page, ReadOptions, WriteOptions, WriteResponse } from './graph.ts'
import { GraphAddress } from './graphAddress.ts'
import { GraphError } from './graphError.ts'
import type { Json } from '../base/json.ts'
import type { Log } from '../base/log.ts'
import { refusesToken } from './refusesToken.ts'
import { RequestPace } from './requestPace.ts'
import { entityIn, numberIn, pageIn, parsedBody } from './responseBody.ts'
import { waitBeforeRetry } from './retryPolicy.ts'
import { answeredAt } from './retryAfter.ts'
import type { TokenSource } from './tokenSource.ts'
import type { Transport, TransportResponse } from './transport.ts'

export interface GraphClientParts {
  readonly cloud: Cloud
  readonly tokens: TokenSource
  readonly transport: Transport
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds for one exchange; retries come on top. */
  readonly timeoutMs?: number
  readonly pace?: RequestPace
}

/** A collection this long is not one: the largest tenants seen have some thousand configurations, 1,000 a page. */
const maxPages = 10_000
/** Requests at once where they are sent one by one for want of `$batch`. */
const parallelReads = 4
const json = { 'content-type': 'application/json' }
const eventual = { consistencylevel: 'eventual' }

/** Microsoft Graph over a transport: tokens, retries, paging, batches, and one kind of error for all that goes wrong. */
export class GraphClient implements Graph {
  readonly #parts: AuthorizedRequestParts
  readonly #address: GraphAddress
  readonly #clock: Clock
  readonly #log: Log
  readonly #pace: RequestPace
  #hasBatch = true
  /** Why the service refused the last token of a write. */
  #challenge: { fresh?: boolean; claims?: string } = {}

  constructor(parts: GraphClientParts) {
    const { tokens, transport, clock, log, timeoutMs = 60_000 } = parts
    this.#address = new GraphAddress(parts.cloud)
    this.#parts = { address: this.#address, tokens, transport, clock, log, timeoutMs }
    this.#clock = clock
    this.#log = log
    this.#pace = parts.pace ?? new RequestPace(clock)
  }

  async get(path: string, options: ReadOptions = {}, signal?: AbortSignal): Promise<Json> {
    const headers = options.advanced === true ? eventual : {}
    const outgoing: Outgoing = { method: 'GET', url: this.#address.of(path), access: 'read', headers, own: options.own }
    return entityIn(parsedBody((await this.#read(outgoing, signal)).text))
  }

  async count(path: string, signal?: AbortSignal): Promise<number> {
    const headers = { ...eventual, accept: 'text/plain, */*;q=0.1' }
    const { text } = await this.#read({ method: 'GET', url: this.#address.of(path), access: 'read', headers }, signal)
    return numberIn(text)
  }

  async *pages(path: string, options: ReadOptions = {}, signal?: AbortSignal): AsyncGenerator<Page> {
    const headers = options.advanced === true ? eventual : {}
    const seen = new Set<string>()
    let url = this.#address.of(path)
    while (seen.size < maxPages) {
      seen.add(url)
      const { text } = await this.#read({ method: 'GET', url, access: 'read', headers, own: options.own }, signal)
      const { next, ...page } = pageIn(parsedBody(text))
      yield page
      if (next === undefined) return
      url = this.#address.checked(next)
      if (seen.has(url)) {
        throw new GraphError('unsafeLink', 'The service sent the same page again and again. Reading was stopped.')
      }
    }
    throw new GraphError('badResponse', 'The service sent pages without end. Reading was stopped.')
  }

  async batch(
    version: string,
    requests: readonly BatchRequest[],
    signal?: AbortSignal,
  ): Promise<readonly BatchAnswer[]> {
    const answers: BatchAnswer[] = []
    for (let start = 0; start < requests.length; start += batchSize) {
      answers.push(...(await this.#oneBatch(version, requests.slice(start, start + batchSize), signal)))
    }
    return answers
  }

  async writeTurn(signal?: AbortSignal): Promise<void> {
    try {
      await this.#pace.turn(signal)
    } catch (error) {
      throw signal?.aborted === true ? cancelled() : error
    }
  }

  async writeToken(signal?: AbortSignal): Promise<string> {
    const challenge = this.#challenge
    this.#challenge = {}
    return this.#parts.tokens.token('write', challenge, signal)
  }

  async post(path: string, body: unknown, options: WriteOptions = {}, signal?: AbortSignal): Promise<WriteResponse> {
    const outgoing: Outgoing = {
      method: 'POST',
      url: this.#address.of(path),
      access: 'write',
      headers: { ...options.headers, ...json },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }
    const { status, headers, text } =
      options.attempt === undefined
        ? await this.#repeated('write', () => this.#paced(outgoing, signal), signal)
        : await this.#once({ ...outgoing, own: true }, options, signal)
    return { status, headers, body: parsedBody(text) }
  }

  async #paced(outgoing: Outgoing, signal?: AbortSignal): Promise<TransportResponse> {
    await this.#pace.turn(signal)
    return authorizedRequest(this.#parts, outgoing, signal)
  }

  async #once(
    outgoing: Outgoing,
    { attempt = 1, token }: WriteOptions,
    signal?: AbortSignal,
  ): Promise<TransportResponse> {
    try {
      return await requestOnce(this.#parts, outgoing, { token }, signal)
    } catch (error) {
      const wait = error instanceof GraphError ? waitBeforeRetry(error, attempt, 'write') : undefined
      if (refusesToken(error)) this.#challenge = { fresh: true, claims: error.claims }
      if (wait !== undefined) this.#pace.pause(wait)
      throw signal?.aborted === true && !(error instanceof GraphError) ? cancelled() : error
    }
  }

  async #body(path: string, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<unknown> {
    const { text } = await this.#read({ method: 'GET', url: this.#address.of(path), access: 'read', headers }, signal)
    return parsedBody(text)
  }

  #read(outgoing: Outgoing, signal?: AbortSignal): Promise<TransportResponse> {
    return this.#repeated('read', () => authorizedRequest(this.#parts, outgoing, signal), signal)
  }

  async #oneBatch(version: string, requests: readonly BatchRequest[], signal?: AbortSignal): Promise<BatchAnswer[]> {
    const answers: BatchAnswer[] = []
    let open = requests.map((_, place) => place)
    for (let tries = 1; open.length > 0; tries++) {
      const asked = open
      const got = await this.#batchOnce(
        version,
        asked.flatMap((place) => requests[place] ?? []),
        signal,
      )
      open = []
      let longest = 0
      for (const [index, answer] of got.entries()) {
        const place = asked[index]
        if (place === undefined) continue
        answers[place] = answer
        const wait =
          'error' in answer && answer.error instanceof GraphError && waitBeforeRetry(answer.error, tries, 'read')
        if (typeof wait !== 'number') continue
        open.push(place)
        longest = Math.max(longest, wait)
      }
      if (open.length > 0) await this.#wait(longest, `${open.length} requests of a batch`, signal)
    }
    return answers
  }

  async #batchOnce(version: string, requests: readonly BatchRequest[], signal?: AbortSignal): Promise<BatchAnswer[]> {
    if (!this.#hasBatch) return this.#oneByOne(version, requests, signal)
    const url = this.#address.of(`${version}/$batch`)
    try {
      const outgoing: Outgoing = { method: 'POST', url, access: 'read', headers: json, body: batchBody(requests) }
      const { text, headers } = await this.#read(outgoing, signal)
      return batchAnswers(parsedBody(text), requests.length, answeredAt(headers, this.#clock.now()))
    } catch (error) {
      if (!(error instanceof GraphError) || ![400, 404, 405, 501].includes(error.status ?? 0)) throw error
      this.#log.info(`The service has no $batch (${error.status}): requests are sent one by one`)
      this.#hasBatch = false
      return this.#oneByOne(version, requests, signal)
    }
  }

  async #oneByOne(version: string, requests: readonly BatchRequest[], signal?: AbortSignal): Promise<BatchAnswer[]> {
    const answers: BatchAnswer[] = []
    const one = async ({ url, headers = {} }: BatchRequest): Promise<BatchAnswer> => {
      try {
        return { body: await this.#body(`${version}${url}`, headers, signal) }
      } catch (error) {
        if (!(error instanceof GraphError) || error.status === undefined) throw error
        return { error }
      }
    }
    for (let start = 0; start < requests.length; start += parallelReads) {
      answers.push(...(await Promise.all(requests.slice(start, start + parallelReads).map(one))))
    }
    return answers
  }

  async #repeated<T>(mode: 'read' | 'write', send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        signal?.throwIfAborted()
        return await send()
      } catch (error) {
        if (!(error instanceof GraphError)) throw signal?.aborted === true ? cancelled() : error
        const wait = waitBeforeRetry(error, tries, mode)
        if (wait === undefined) throw error
        if (mode === 'write' && error.kind === 'throttled') this.#pace.pause(wait)
        await this.#wait(wait, error.kind, signal)
      }
    }
  }

  async #wait(ms: number, why: string, signal?: AbortSignal): Promise<void> {
    this.#log.info(`Waiting ${Math.ceil(ms / 1000)} s before trying again: ${why}`)
    try {
      await this.#clock.sleep(ms, signal)
    } catch (error) {
      throw signal?.aborted === true ? cancelled() : error
    }
  }
}
