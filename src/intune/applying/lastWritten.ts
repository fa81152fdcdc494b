import type { Assignment } from '../model/assignment.ts'
import type { Assignable } from '../model/configuration.ts'

/** Our last write of a configuration: it made something else of what was there. */
export interface LastWritten {
  /** What was read right before it. */
  readonly before: readonly Assignment[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Milliseconds for which a read may show the set as it was before a write; most services of Intune show it at once. */
export function lagOf({ configuration: { kind } }: Assignable): number {
  return (kind.lagSeconds ?? 3) * 1000
}
