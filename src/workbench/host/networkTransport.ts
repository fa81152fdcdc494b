import { FallbackTransport } from '../../graph/fallbackTransport.ts'
import { FetchTransport } from '../../graph/fetchTransport.ts'
import type { Log } from '../../base/log.ts'
import type { Transport, TransportRequest, TransportResponse } from '../../graph/transport.ts'
import { environmentTakesAnyCertificate } from '../../graph/networkSettings.ts'
import { UndiciTransport } from '../../graph/undiciTransport.ts'
import type { NetworkConnection } from '../../session/networkConnection.ts'
import { networkSettings } from './settings.ts'

/** One way into the network by the settings of a moment; closed when the last request over it has ended. */
interface Way {
  readonly transport: Transport
  readonly undici: UndiciTransport
  underWay: number
  retired: boolean
}

/** The way into the network by VS Code's current settings: built on first use, and again when they change. */
export class NetworkTransport implements NetworkConnection {
  readonly #log: Log
  #way: Way | undefined

  constructor(log: Log) {
    this.#log = log
  }

  async send(request: TransportRequest, signal?: AbortSignal): Promise<TransportResponse> {
    const way = (this.#way ??= this.#build())
    way.underWay++
    try {
      return await way.transport.send(request, signal)
    } finally {
      way.underWay--
      if (way.retired && way.underWay === 0) await way.undici.close()
    }
  }

  /** The settings say something else now: what is under way ends as it began, the next request goes the new way. */
  async renew(): Promise<void> {
    const way = this.#way
    this.#way = undefined
    if (!way) return
    way.retired = true
    if (way.underWay === 0) await way.undici.close()
  }

  /** Breaks what is under way. */
  async close(): Promise<void> {
    const way = this.#way
    this.#way = undefined
    await way?.undici.close()
  }

  #build(): Way {
    const settings = networkSettings()
    const undici = new UndiciTransport(settings, { log: this.#log })
    // The host's `fetch` would obey the environment and hand the token to whoever shows a certificate.
    const checked = !settings.strictSSL || !environmentTakesAnyCertificate(settings)
    const transport = checked ? new FallbackTransport(undici, new FetchTransport(), this.#log) : undici
    return { transport, undici, underWay: 0, retired: false }
  }
}
