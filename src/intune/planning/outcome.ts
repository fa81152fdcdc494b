import type { Difference } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Fate } from './fate.ts'
import type { Assignable } from '../model/configuration.ts'

export type OutcomeKind = 'applied' | 'unchanged' | 'stale' | 'pendingApproval' | 'failed'

/** What a plan came to on one configuration. */
export interface Outcome {
  readonly assignable: Assignable
  readonly outcome: OutcomeKind
  readonly fate: Fate
  /** What the service holds, as read last; absent where it was not read, or could not be. */
  readonly held?: AssignmentSet
  /** What was read right before the write: what an undo leads back to. Absent where nothing was sent. */
  readonly looked?: AssignmentSet
  /** What others changed before our write: kept beside an `applied` plan, in the way of a `stale` one. */
  readonly others?: readonly Difference[]
  /** What was sent or left alone, and is held otherwise after our write: not asked for by anybody here. */
  readonly lost?: readonly Difference[]
  /** A `GraphError` or a `DomainError`. Beside `applied`: the service took the write and could not be read after it. */
  readonly error?: Error
  readonly approval?: ApprovalRequest
  /** What was sent, in order. */
  readonly sent?: readonly SentRequest[]
}

/** One request of a write, as it went out. */
export interface SentRequest {
  readonly method: 'POST' | 'DELETE'
  readonly path: string
  /** To the byte. */
  readonly body?: string
  /** Of the answer; absent where none came. */
  readonly status?: number
}

/** The write that Multi Admin Approval holds back: to be repeated to the byte once it is approved (memdocs, multi-admin-approval-graph-api). */
export interface ApprovalRequest {
  readonly code: string
  readonly path: string
  readonly body: string
}
