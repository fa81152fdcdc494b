import type { Clock } from '../base/clock.ts'
import { RequestPace } from './requestPace.ts'

/** A pace for each of the service's write limits: kinds that share one name the same bucket. */
export class WritePaces {
  readonly #clock: Clock
  readonly #paces = new Map<string, RequestPace>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  of(bucket: string): RequestPace {
    const pace = this.#paces.get(bucket) ?? new RequestPace(this.#clock)
    this.#paces.set(bucket, pace)
    return pace
  }
}
