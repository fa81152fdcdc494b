export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Goes over a connection that only such requests use, so that it waits for no other. */
  readonly own?: boolean
  /** Milliseconds for the whole exchange, from the connection to the last byte. */
  readonly timeoutMs: number
}

export interface TransportResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Decompressed and decoded. The body of an error (status ≥ 400) is cut at `maxErrorBytes`. */
  readonly text: string
}

/** Bytes of an answer, after decompression. The default list page of Intune (1,000 configurations) is a few MB. */
export const maxBodyBytes = 64 * 1024 * 1024
export const maxErrorBytes = 64 * 1024

/** One HTTP exchange: no retries, no redirects, no meaning. */
export interface Transport {
  /**
   * Resolves for every answer, whatever its status.
   * Throws a `GraphError` of kind `offline`, `proxy`, `certificate`, `timeout`, `cancelled` or `badResponse`;
   * `processed` is `no` only where the request can't have reached the service.
   */
  send(request: TransportRequest, signal?: AbortSignal): Promise<TransportResponse>
}
