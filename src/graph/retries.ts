import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import { cancelled } from './deadline.ts'
import { GraphError } from './graphError.ts'
import { waitBeforeRetry } from './retryPolicy.ts'

/** Repeats reads that failed for a reason that passes. A write is its caller's to repeat: it has to look again first. */
export class Retries {
  readonly #clock: Clock
  readonly #log: Log

  constructor(clock: Clock, log: Log) {
    this.#clock = clock
    this.#log = log
  }

  async reading<T>(send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        signal?.throwIfAborted()
        return await send()
      } catch (error) {
        if (!(error instanceof GraphError)) throw signal?.aborted === true ? cancelled() : error
        const wait = waitBeforeRetry(error, tries, 'read')
        if (wait === undefined) throw error
        await this.wait(wait, error.kind, signal)
      }
    }
  }

  async wait(ms: number, why: string, signal?: AbortSignal): Promise<void> {
    this.#log.info(`Waiting ${Math.ceil(ms / 1000)} s before trying again: ${why}`)
    try {
      await this.#clock.sleep(ms, signal)
    } catch (error) {
      throw signal?.aborted === true ? cancelled() : error
    }
  }
}
