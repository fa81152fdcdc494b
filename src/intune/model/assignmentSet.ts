import type { Assignment } from './assignment.ts'

/** All assignments of one configuration, as read at one moment. */
export interface AssignmentSet {
  readonly assignments: readonly Assignment[]
  /** Milliseconds since 1970. */
  readonly readAt: number
}

/** What is known of a set. A read that failed is never an empty set. */
export type AssignmentSetState =
  | { readonly state: 'read'; readonly set: AssignmentSet }
  | { readonly state: 'unread'; readonly error: Error }
