import type { Assignment } from '../model/assignment.ts'
import type { Assignable } from '../model/configuration.ts'

/** What our last write of a configuration made of it. */
export interface LastWritten {
  readonly before: readonly Assignment[]
  /** As it was read back, or as it was sent where it could not be read. */
  readonly held: readonly Assignment[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Milliseconds for which a read may show the set as it was before a write; most services of Intune show it at once. */
export function lagOf({ configuration: { kind } }: Assignable): number {
  return (kind.lagSeconds ?? 3) * 1000
}
