import type { Clock } from '../base/clock.ts'

/**
 * Spreads requests so that no more than `limit` start within any `windowMs`.
 * Intune allows an application 100 writes in 20 seconds per tenant (Graph "throttling limits", Intune device
 * configuration); the rest is room for the portal.
 */
export class RequestPace {
  readonly #clock: Clock
  readonly #limit: number
  readonly #windowMs: number
  #starts: number[] = []
  #pausedUntil = 0

  constructor(clock: Clock, limit = 90, windowMs = 20_000) {
    this.#clock = clock
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Resolves when the next request may start. Rejects with the signal's reason. */
  async turn(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted()
      const now = this.#clock.monotonic()
      this.#starts = this.#starts.filter((start) => now - start < this.#windowMs)
      const oldest = this.#starts.length < this.#limit ? undefined : this.#starts[0]
      const free = Math.max(this.#pausedUntil, oldest === undefined ? 0 : oldest + this.#windowMs)
      if (free <= now) {
        this.#starts.push(now)
        return
      }
      await this.#clock.sleep(free - now, signal)
    }
  }

  /** Nobody starts for `ms`: the service said so. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.monotonic() + ms)
  }
}
