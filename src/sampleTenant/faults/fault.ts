/**
 * Something that goes wrong on demand. Without `reply` or `drop` the request is carried out as usual,
 * after `delayMs` and `run`.
 */
export interface Fault<Tenant> {
  /** On the decoded path with its query, from the version on; requests inside a `$batch` count too. */
  readonly match: { readonly method?: string; readonly path?: RegExp }
  /** So many matching requests pass first; default 0. */
  readonly skip?: number
  /** So many requests meet it; default 1. */
  readonly times?: number
  /** Carry the request out first, then do the rest. */
  readonly after?: boolean
  readonly reply?: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    /** Text goes out as it is, an object as JSON. */
    readonly body?: string | object
  }
  /** Destroy the connection without an answer; inside a `$batch` the connection of the whole batch. */
  readonly drop?: boolean
  readonly delayMs?: number
  /** Destroy the connection without an answer, and carry the request out all the same once this resolves; what comes `after` comes then. */
  readonly late?: Promise<unknown>
  /** An answer in place of the service's own, such as one of a moment ago; undefined: its own. */
  readonly instead?: (tenant: Tenant, path: string) => Fault<Tenant>['reply']
  /** Somebody changes something right then. */
  readonly run?: (tenant: Tenant, headers: Readonly<Record<string, string>>) => void
}
