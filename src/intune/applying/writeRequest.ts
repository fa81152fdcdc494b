import type { Assignment } from '../model/assignment.ts'

/** A request that changes the assignments of one configuration. */
export interface WriteRequest {
  readonly method: 'POST' | 'DELETE'
  readonly path: string
  /** Absent: none. */
  readonly body?: string
  /** Nothing is left to do once it is carried out. */
  readonly last: boolean
  /** The set once it is carried out. */
  readonly makes: readonly Assignment[]
}
