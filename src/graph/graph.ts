import type { Json } from '../base/json.ts'

export interface NeedsOptions {
  /**
   * The delegated permissions that the request needs, by their short names, any one of which suffices, the least first.
   * Absent: those of device configurations.
   */
  readonly scopes?: readonly string[]
}

export interface ReadOptions extends NeedsOptions {
  /** Sends `ConsistencyLevel: eventual`, again on every page. */
  readonly advanced?: boolean
  /** Over a connection that reads of lists don't use: for a look right before a write. */
  readonly own?: boolean
  /** Of `pages`: the body of the first one, where it was read already, as in a batch. */
  readonly first?: unknown
  /**
   * Of `pages`: each next page is asked for while the one before is still being used. Called right before that request
   * goes out.
   */
  readonly ahead?: () => void
}

export interface TurnOptions {
  /** The service's write limit that the write counts against; those that name the same share it. */
  readonly bucket?: string
}

export interface Page {
  readonly value: readonly Json[]
  /** `@odata.count`, given on the first page only. */
  readonly count?: number
  readonly last: boolean
}

export interface WriteOptions extends NeedsOptions, TurnOptions {
  /** Default `POST`. */
  readonly method?: 'POST' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  /** Which try of the caller this is, from 1: after a refusal that passes, the next `writeTurn` waits the longer for it. */
  readonly attempt?: number
  /** Of `writeToken`. Without it a token is waited for before the request goes out. */
  readonly token?: string
}

export interface WriteResponse {
  readonly status: number
  /** The parsed JSON, undefined for an empty body. */
  readonly body?: unknown
  readonly headers: Readonly<Record<string, string>>
}

export interface BatchRequest {
  /** Relative to the version, such as `/groups?$filter=…`. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

/** One answer of a batch: the parsed body, or the error of that one request (a `GraphError`). */
export type BatchAnswer = { readonly body: unknown } | { readonly error: Error }

/**
 * Microsoft Graph as the domain uses it. Paths start with the version: `beta/deviceManagement/…`.
 * Every method throws a `GraphError`.
 */
export interface Graph {
  /** GET of one thing. Retried on 429, 503, 504 and broken connections. */
  get(path: string, options?: ReadOptions, signal?: AbortSignal): Promise<Json>
  /** GET of a number such as `…/$count`. */
  count(path: string, options?: NeedsOptions, signal?: AbortSignal): Promise<number>
  /** GET of a collection, page by page; follows next links of the same root only, each once. */
  pages(path: string, options?: ReadOptions, signal?: AbortSignal): AsyncIterable<Page>
  /**
   * GETs in as few `$batch` calls as possible (20 each, several at once), answers in the order of the requests.
   * Throttled inner requests are repeated; where the service has no `$batch` they are sent one by one.
   */
  batch(
    version: string,
    requests: readonly BatchRequest[],
    options?: NeedsOptions,
    signal?: AbortSignal,
  ): Promise<readonly BatchAnswer[]>
  /** A POST that changes nothing, such as an action that looks many things up. Retried as a read. */
  ask(path: string, body: unknown, options?: NeedsOptions, signal?: AbortSignal): Promise<Json>
  /**
   * Resolves when a write may start without being throttled. For a body that must not be old when it is sent:
   * get a token, take the turn, read, and post. Ends with `cancelled` as soon as the signal aborts.
   */
  writeTurn(options?: TurnOptions, signal?: AbortSignal): Promise<void>
  /** A token for a write that goes out at once. After one that was refused, the next is a fresh one that answers the challenge. */
  writeToken(options?: NeedsOptions, signal?: AbortSignal): Promise<string>
  /**
   * A write, over a connection that lists don't use. Sent once: what it sends may be old by the time of a second try, so a
   * 401, a claims challenge and a 429 are thrown with `processed: 'no'`, and the caller looks again. With
   * `processed: 'unknown'` it may have been carried out, and the caller reads before it decides.
   * `body` given as a string is sent to the byte, `undefined` sends none.
   */
  post(path: string, body: unknown, options?: WriteOptions, signal?: AbortSignal): Promise<WriteResponse>
}
