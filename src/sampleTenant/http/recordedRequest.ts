/** A request as it reached the tenant, or one inside a `$batch`. */
export interface RecordedRequest {
  readonly method: string
  /** Decoded, with the query, from the version on: `/beta/deviceManagement/…`. */
  readonly path: string
  /** 0 where the connection was dropped or the answer is not out yet. */
  readonly status: number
  /** Parsed where it is JSON, text where it is not. */
  readonly body?: unknown
  /** Lower-case names; without `authorization`. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether it carried a bearer token that the tenant accepts. */
  readonly authorized: boolean
  /** Inside a `$batch`. */
  readonly inner: boolean
  /** When it came, by the tenant's clock, in milliseconds. */
  readonly at: number
}
