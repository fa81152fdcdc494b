import type { Assignment } from '../model/assignment.ts'
import type { Assignable } from '../model/configuration.ts'

/** Our last write of a configuration: it made something else of what was there. */
export interface LastWritten {
  /** What was read right before it. */
  readonly before: readonly Assignment[]
  /** What it made of that. */
  readonly after: readonly Assignment[]
  /** Milliseconds of the monotonic clock: the other one may be set back. */
  readonly at: number
}

/** Milliseconds that anybody is kept waiting for a service that lags. */
export const patience = 20_000

/** Milliseconds for which a read may show the set as it was before a write; most services of Intune show it at once. */
export function lagOf({ configuration: { kind } }: Assignable): number {
  return (kind.lagSeconds ?? 3) * 1000
}
