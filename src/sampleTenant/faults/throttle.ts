import { Refusal } from '../http/refusal.ts'

const windowMs = 20_000
const most = { writes: 100, requests: 1_000 }

/**
 * Intune's buckets for device configuration, per app and tenant: 100 writes and 1,000 requests per 20 s
 * (docs "Microsoft Graph throttling limits"). What is refused does not count.
 */
export class Throttle {
  readonly #requests: number[] = []
  readonly #writes: number[] = []
  #refused = 0

  /** Throws the 429; every third has no `Retry-After`, as the live service leaves it out at times. */
  take(isWrite: boolean, now: number): void {
    const full = [wait(this.#requests, most.requests, now), isWrite ? wait(this.#writes, most.writes, now) : 0]
    const waitMs = Math.max(...full)
    if (waitMs > 0) {
      this.#refused += 1
      const after = this.#refused % 3 === 0 ? undefined : { 'retry-after': String(Math.ceil(waitMs / 1000)) }
      throw new Refusal(429, 'TooManyRequests', 'Too many requests.', 'intune', after)
    }
    this.#requests.push(now)
    if (isWrite) this.#writes.push(now)
  }
}

/** Milliseconds until there is room for one more. */
function wait(times: number[], limit: number, now: number): number {
  while (times[0] !== undefined && times[0] <= now - windowMs) times.shift()
  const [oldest] = times
  return oldest === undefined || times.length < limit ? 0 : oldest + windowMs - now
}
