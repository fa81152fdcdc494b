import type { Assignment } from './assignment.ts'
import type { Assignable } from './configuration.ts'

/** One assignment where it is: what a command works on. */
export interface AssignmentRef {
  readonly assignable: Assignable
  readonly assignment: Assignment
}
