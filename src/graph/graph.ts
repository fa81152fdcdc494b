import type { Json } from '../base/json.ts'

export interface ReadOptions {
  /** Sends `ConsistencyLevel: eventual`, again on every page. */
  readonly advanced?: boolean
  /** Over a connection that reads of lists don't use: for a look right before a write. */
  readonly own?: boolean
}

export interface Page {
  readonly value: readonly Json[]
  /** `@odata.count`, given on the first page only. */
  readonly count?: number
  readonly last: boolean
}

export interface WriteOptions {
  readonly headers?: Readonly<Record<string, string>>
  /**
   * The caller took a `writeTurn` and a `writeToken`, and repeats by itself; counts from 1. The request goes out at once
   * and once: what it sends may be old by the time of a second try, so a 401, a claims challenge and a 429 are thrown.
   */
  readonly attempt?: number
  /** Of `writeToken`. */
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
  count(path: string, signal?: AbortSignal): Promise<number>
  /** GET of a collection, page by page; follows next links of the same root only, each once. */
  pages(path: string, options?: ReadOptions, signal?: AbortSignal): AsyncIterable<Page>
  /**
   * GETs in as few `$batch` calls as possible (20 each), answers in the order of the requests.
   * Throttled inner requests are repeated; where the service has no `$batch` they are sent one by one.
   */
  batch(version: string, requests: readonly BatchRequest[], signal?: AbortSignal): Promise<readonly BatchAnswer[]>
  /**
   * Resolves when a write may start without being throttled. For a body that must not be old when it is sent:
   * take the turn, read, and post with `attempt`.
   */
  writeTurn(signal?: AbortSignal): Promise<void>
  /** A token for a write that goes out at once. After one that was refused, the next is a fresh one that answers the challenge. */
  writeToken(signal?: AbortSignal): Promise<string>
  /**
   * POST. Repeated only after 429 or when it is known not to have reached the service;
   * otherwise throws with `processed: 'unknown'`, and the caller reads before it decides.
   * `body` given as a string is sent to the byte.
   */
  post(path: string, body: unknown, options?: WriteOptions, signal?: AbortSignal): Promise<WriteResponse>
}
