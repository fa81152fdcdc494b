import type { Call } from '../http/call.ts'
import type { Fault } from './fault.ts'

/** The faults that wait for their request. */
export class FaultList<Tenant> {
  readonly #waiting = new Set<{ fault: Fault<Tenant>; skip: number; times: number }>()

  add(fault: Fault<Tenant>): () => void {
    const entry = { fault, skip: fault.skip ?? 0, times: fault.times ?? 1 }
    this.#waiting.add(entry)
    return () => this.#waiting.delete(entry)
  }

  /** Those that this request meets; each counts down. */
  take(call: Call): Fault<Tenant>[] {
    const due: Fault<Tenant>[] = []
    for (const entry of this.#waiting) {
      const { method, path } = entry.fault.match
      if (method !== undefined && method !== call.method) continue
      // `search` leaves a global pattern's position alone.
      if (path !== undefined && call.path.search(path) < 0) continue
      if (entry.skip > 0) {
        entry.skip -= 1
        continue
      }
      entry.times -= 1
      if (entry.times <= 0) this.#waiting.delete(entry)
      due.push(entry.fault)
    }
    return due
  }
}
