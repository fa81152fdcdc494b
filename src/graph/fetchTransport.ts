import { connectionError } from './connectionError.ts'
import { withDeadline } from './deadline.ts'
import { readBody } from './readBody.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

/**
 * HTTP over the host's own `fetch`, which VS Code extends with its whole handling of proxies: PAC files, Kerberos,
 * credentials that it asks the user for. Decompression is the host's, so the size is bounded after it.
 */
export class FetchTransport implements Transport {
  async send(request: TransportRequest, signal?: AbortSignal): Promise<TransportResponse> {
    const { host } = new URL(request.url)
    return withDeadline(
      request.timeoutMs,
      host,
      async (both) => {
        try {
          const response = await globalThis.fetch(request.url, {
            method: request.method,
            headers: request.headers,
            body: request.body,
            redirect: 'manual',
            credentials: 'omit',
            cache: 'no-store',
            signal: both,
          })
          const text = response.body === null ? '' : await readBody(response.body, response.status)
          return { status: response.status, headers: Object.fromEntries(response.headers), text }
        } catch (error) {
          if (both.aborted) throw error
          throw connectionError(error, host, 'unknown')
        }
      },
      signal,
    )
  }
}
