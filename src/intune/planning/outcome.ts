import type { Difference } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Assignable } from '../model/configuration.ts'

export type OutcomeKind = 'applied' | 'unchanged' | 'stale' | 'pendingApproval' | 'failed'

/** What a plan came to on one configuration. */
export interface Outcome {
  readonly assignable: Assignable
  readonly outcome: OutcomeKind
  /** What the service holds, as read last; absent where it was not read, or could not be. */
  readonly held?: AssignmentSet
  /** What others changed meanwhile: kept beside an `applied` plan, in the way of a `stale` one. */
  readonly others?: readonly Difference[]
  /** A `GraphError` or a `DomainError`. Beside `applied`: the service took the write and could not be read after it. */
  readonly error?: Error
  readonly approval?: ApprovalRequest
}

/** The write that Multi Admin Approval holds back: to be repeated to the byte once it is approved (memdocs, multi-admin-approval-graph-api). */
export interface ApprovalRequest {
  readonly code: string
  readonly path: string
  readonly body: string
}
