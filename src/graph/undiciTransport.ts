import type { Agent } from 'undici'
import { trustedAuthorities } from './certificates.ts'
import { connectionError } from './connectionError.ts'
import { withDeadline } from './deadline.ts'
import { GraphError } from './graphError.ts'
import type { Log } from '../base/log.ts'
import { environmentTakesAnyCertificate, type NetworkSettings, uncheckedVariable } from './networkSettings.ts'
import { acceptedEncodings, readBody } from './readBody.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'
import { undiciConnector } from './undiciConnector.ts'

interface Loaded {
  readonly agent: Agent
  /** For looks right before a write and the write itself: reads of the list don't take their connections. */
  readonly own: Agent
}

export interface UndiciTransportOptions {
  /** Gives the certificates to trust, in PEM; asked at the first request. */
  readonly authorities?: typeof trustedAuthorities
  readonly log?: Log
}

/** HTTP/1.1 over undici with connections of its own. Make a new one when the settings change, and close the old. */
export class UndiciTransport implements Transport {
  readonly #settings: NetworkSettings
  readonly #authorities: typeof trustedAuthorities
  readonly #log: Log | undefined
  #loaded: Promise<Loaded> | undefined

  constructor(settings: NetworkSettings, { authorities = trustedAuthorities, log }: UndiciTransportOptions = {}) {
    this.#settings = settings
    this.#authorities = authorities
    this.#log = log
  }

  async send(request: TransportRequest, signal?: AbortSignal): Promise<TransportResponse> {
    const { agent, own } = await (this.#loaded ??= this.#load())
    const { host, origin, pathname, search } = new URL(request.url)
    return withDeadline(
      request.timeoutMs,
      host,
      async (both) => {
        try {
          const { statusCode, headers, body } = await (request.own === true ? own : agent).request({
            origin,
            path: `${pathname}${search}`,
            method: request.method,
            headers: { ...request.headers, 'accept-encoding': acceptedEncodings },
            body: request.body,
            signal: both,
            headersTimeout: request.timeoutMs,
            bodyTimeout: request.timeoutMs,
          })
          const flat = flatten(headers)
          const text = await readBody(body, statusCode, flat['content-encoding'])
          return { status: statusCode, headers: flat, text }
        } catch (error) {
          if (both.aborted) throw error
          throw connectionError(error, host, 'unknown')
        }
      },
      signal,
    )
  }

  /** Closes idle connections and breaks those in use. */
  async close(): Promise<void> {
    const loaded = await this.#loaded
    this.#loaded = undefined
    const why = new GraphError('offline', 'The connection was closed.', { processed: 'unknown' })
    await Promise.all([loaded?.agent.destroy(why), loaded?.own.destroy(why)])
  }

  async #load(): Promise<Loaded> {
    if (!this.#settings.strictSSL) this.#log?.warn('Certificates are not checked, because http.proxyStrictSSL is off')
    if (this.#settings.strictSSL && environmentTakesAnyCertificate(this.#settings)) {
      this.#log?.warn(
        `${uncheckedVariable} is 0 in the environment: certificates are checked all the same, and VS Code's own network access is not used`,
      )
    }
    const undici = await import('./undici.ts')
    const connect = undiciConnector(undici, this.#settings, this.#authorities(this.#settings))
    const agent = (): Agent => new undici.Agent({ connect, connections: 8, pipelining: 1 })
    return { agent: agent(), own: agent() }
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}
