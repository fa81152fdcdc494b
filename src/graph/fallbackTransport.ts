import { GraphError } from './graphError.ts'
import type { Log } from '../base/log.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

/**
 * Sends by the first transport, and by the second where the first could not connect for a reason that the second may
 * cure: a proxy, or a network that only VS Code knows the way out of. A refused certificate is never answered by another
 * transport: that one may check less, and would send the token to whoever showed it. Only a request that certainly never
 * reached the service is sent again. What got through is remembered, and said once.
 */
export class FallbackTransport implements Transport {
  readonly #first: Transport
  readonly #second: Transport
  readonly #log: Log
  #useSecond = false

  constructor(first: Transport, second: Transport, log: Log) {
    this.#first = first
    this.#second = second
    this.#log = log
  }

  async send(request: TransportRequest, signal?: AbortSignal): Promise<TransportResponse> {
    if (this.#useSecond) return this.#second.send(request, signal)
    try {
      return await this.#first.send(request, signal)
    } catch (error) {
      if (!(error instanceof GraphError) || !mayBeCured(error)) throw error
      this.#log.debug(`Trying VS Code's own network access (${error.kind}${error.code ? ` ${error.code}` : ''})`)
      const answer = await this.#bySecond(request, error, signal)
      this.#useSecond = true
      this.#log.info("Using VS Code's own network access from now on, because a direct connection failed")
      return answer
    }
  }

  /** The first failure is the one to tell, where the second transport does not get further. */
  async #bySecond(request: TransportRequest, first: GraphError, signal?: AbortSignal): Promise<TransportResponse> {
    try {
      return await this.#second.send(request, signal)
    } catch (second) {
      if (!(second instanceof GraphError) || second.kind === 'cancelled') throw second
      // A proxy that opens no tunnel aborts the host's `fetch`: what it refused can't have gone through.
      if (first.kind === 'proxy' && second.code === 'UND_ERR_ABORTED') throw first
      if (second.processed === 'unknown' && request.method !== 'GET') throw second
      throw first
    }
  }
}

function mayBeCured(error: GraphError): boolean {
  return error.processed === 'no' && ['proxy', 'offline'].includes(error.kind)
}
