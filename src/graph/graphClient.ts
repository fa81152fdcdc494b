import { authorizedRequest, requestOnce } from './authorizedRequest.ts'
import type { AuthorizedRequestParts, Outgoing } from './authorizedRequest.ts'
import { Batches } from './batches.ts'
import type { Clock } from '../base/clock.ts'
import type { Cloud } from './cloud.ts'
import { cancelled } from './deadline.ts'
import type {
  BatchAnswer,
  BatchRequest,
  Graph,
  NeedsOptions,
  Page,
  ReadOptions,
  TurnOptions,
  WriteOptions,
  WriteResponse,
} from './graph.ts'
import { GraphAddress } from './graphAddress.ts'
import { GraphError } from './graphError.ts'
import type { Json } from '../base/json.ts'
import type { Log } from '../base/log.ts'
import { refusesToken } from './refusesToken.ts'
import { entityIn, numberIn, pageIn, parsedBody } from './responseBody.ts'
import { Retries } from './retries.ts'
import { waitBeforeRetry } from './retryPolicy.ts'
import type { Access, TokenSource } from './tokenSource.ts'
import type { Transport, TransportResponse } from './transport.ts'
import { WritePaces } from './writePaces.ts'

export interface GraphClientParts {
  readonly cloud: Cloud
  readonly tokens: TokenSource
  readonly transport: Transport
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds for one exchange; retries come on top. */
  readonly timeoutMs?: number
}

/** A collection this long is not one: the largest tenants seen have some thousand configurations, 1,000 a page. */
const maxPages = 10_000
/** Of writes that name none. */
const defaultBucket = 'deviceConfiguration'
const json = { 'content-type': 'application/json' }
const eventual = { consistencylevel: 'eventual' }

/** Microsoft Graph over a transport: tokens, retries, paging, batches, and one kind of error for all that goes wrong. */
export class GraphClient implements Graph {
  readonly #parts: AuthorizedRequestParts
  readonly #address: GraphAddress
  readonly #retries: Retries
  readonly #batches: Batches
  readonly #paces: WritePaces
  /** Why the service refused the last token of a write, by the access that it was for. */
  readonly #challenges = new Map<string, { fresh: true; claims?: string }>()

  constructor(parts: GraphClientParts) {
    const { tokens, transport, clock, log, timeoutMs = 60_000 } = parts
    this.#address = new GraphAddress(parts.cloud)
    this.#parts = { address: this.#address, tokens, transport, clock, log, timeoutMs }
    this.#retries = new Retries(clock, log)
    this.#batches = new Batches(this.#retries, clock, log)
    this.#paces = new WritePaces(clock)
  }

  async get(path: string, options: ReadOptions = {}, signal?: AbortSignal): Promise<Json> {
    return entityIn(parsedBody((await this.#read(this.#readOf(path, options), signal)).text))
  }

  async count(path: string, options: NeedsOptions = {}, signal?: AbortSignal): Promise<number> {
    const outgoing = this.#readOf(path, { ...options, advanced: true })
    const headers = { ...outgoing.headers, accept: 'text/plain, */*;q=0.1' }
    return numberIn((await this.#read({ ...outgoing, headers }, signal)).text)
  }

  async *pages(path: string, options: ReadOptions = {}, signal?: AbortSignal): AsyncGenerator<Page> {
    const first = this.#readOf(path, options)
    const seen = new Set<string>()
    let { url } = first
    let given = options.first
    let coming: Promise<TransportResponse> | undefined
    while (seen.size < maxPages) {
      seen.add(url)
      const answer = given === undefined ? await (coming ?? this.#read({ ...first, url }, signal)) : undefined
      const { next, ...page } = pageIn(given ?? parsedBody(answer?.text ?? ''))
      given = undefined
      coming = options.ahead && next !== undefined ? this.#ahead(next, seen, first, options.ahead, signal) : undefined
      // Parsing a page and using it take a turn of the loop each: several lists come at the same time.
      if (options.ahead) await new Promise<void>((resolve) => setImmediate(resolve))
      yield page
      if (next === undefined) return
      url = this.#address.checked(next)
      if (seen.has(url)) {
        throw new GraphError('unsafeLink', 'The service sent the same page again and again. Reading was stopped.')
      }
    }
    throw new GraphError('badResponse', 'The service sent pages without end. Reading was stopped.')
  }

  /** Undefined for a page that will not be asked for: the loop over the pages says why, once this one was used. */
  #ahead(
    next: string,
    seen: ReadonlySet<string>,
    first: Outgoing,
    tell: () => void,
    signal?: AbortSignal,
  ): Promise<TransportResponse> | undefined {
    const url = this.#address.has(next) ? this.#address.checked(next) : undefined
    if (url === undefined || seen.has(url) || seen.size >= maxPages) return undefined
    tell()
    const coming = this.#read({ ...first, url }, signal)
    // Whoever stops reading pages does not wait for it.
    coming.catch(() => undefined)
    return coming
  }

  batch(
    version: string,
    requests: readonly BatchRequest[],
    options: NeedsOptions = {},
    signal?: AbortSignal,
  ): Promise<readonly BatchAnswer[]> {
    const read = ({ path, ...rest }: { path: string } & Omit<Outgoing, 'url' | 'access'>, until?: AbortSignal) =>
      this.#read({ ...rest, url: this.#address.of(path), access: options.scopes ?? 'read' }, until)
    return this.#batches.send(version, requests, read, signal)
  }

  async ask(path: string, body: unknown, options: NeedsOptions = {}, signal?: AbortSignal): Promise<Json> {
    const outgoing = this.#readOf(path, options)
    const headers = { ...outgoing.headers, ...json }
    const asked: Outgoing = { ...outgoing, method: 'POST', headers, body: JSON.stringify(body) }
    return entityIn(parsedBody((await this.#read(asked, signal)).text))
  }

  async writeTurn({ bucket = defaultBucket }: TurnOptions = {}, signal?: AbortSignal): Promise<void> {
    try {
      await this.#paces.of(bucket).turn(signal)
    } catch (error) {
      throw signal?.aborted === true ? cancelled() : error
    }
  }

  async writeToken(options: NeedsOptions = {}, signal?: AbortSignal): Promise<string> {
    const access = options.scopes ?? 'write'
    const challenge = this.#challenges.get(keyOf(access)) ?? {}
    this.#challenges.delete(keyOf(access))
    return this.#parts.tokens.token(access, challenge, signal)
  }

  async post(path: string, body: unknown, options: WriteOptions = {}, signal?: AbortSignal): Promise<WriteResponse> {
    const { bucket = defaultBucket, attempt = 1, token } = options
    const access = options.scopes ?? 'write'
    const outgoing: Outgoing = {
      method: options.method ?? 'POST',
      url: this.#address.of(path),
      access,
      headers: { ...options.headers, ...(body !== undefined && json) },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
      own: true,
    }
    try {
      signal?.throwIfAborted()
      const { status, headers, text } = await requestOnce(this.#parts, outgoing, { token }, signal)
      return { status, headers, body: parsedBody(text) }
    } catch (error) {
      if (!(error instanceof GraphError)) throw signal?.aborted === true ? cancelled() : error
      if (refusesToken(error)) {
        this.#challenges.set(keyOf(access), { fresh: true, claims: error.claims })
      }
      const wait = waitBeforeRetry(error, attempt, 'write')
      if (wait !== undefined) this.#paces.of(bucket).pause(wait)
      throw error
    }
  }

  #readOf(path: string, { advanced, own, scopes }: ReadOptions): Outgoing {
    const headers = advanced === true ? eventual : {}
    return { method: 'GET', url: this.#address.of(path), access: scopes ?? 'read', headers, own }
  }

  #read(outgoing: Outgoing, signal?: AbortSignal): Promise<TransportResponse> {
    return this.#retries.reading(() => authorizedRequest(this.#parts, outgoing, signal), signal)
  }
}

function keyOf(access: Access): string {
  return typeof access === 'string' ? access : access.join(' ')
}
