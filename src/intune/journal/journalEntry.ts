import type { Json } from '../../base/json.ts'
import type { Fate } from '../planning/fate.ts'
import type { ApprovalRequest, OutcomeKind, SentRequest } from '../planning/outcome.ts'
import type { ApprovalState, JournalError, JournalHead } from './journalRecord.ts'
import type { Signature } from './signature.ts'

/** What became of one configuration of a plan. */
export interface JournalOutcome {
  /** Its number within the plan. */
  readonly entry: number
  /** Absent in a journal of version 0.1.0. */
  readonly kind?: string
  readonly configurationId: string
  readonly configurationName: string
  readonly via?: { readonly id: string; readonly name: string }
  /** `pending` where none was recorded: the plan is still being applied, or its window was killed. */
  readonly outcome: OutcomeKind | 'pending'
  /** Whether a write may have been sent. `pending` and begun: the service may hold either; not begun: it holds the before. */
  readonly begun: boolean
  /** What became of the write, as far as anybody knows. */
  readonly fate: Fate
  readonly error?: JournalError
  /** How many assignments the service did not keep that the plan left alone; absent for none. */
  readonly lost?: number
  /** Present once Intune asked for an approval. */
  readonly approval?: ApprovalState
}

/** One plan as a list shows it. */
export interface JournalEntry extends JournalHead {
  /** Whether applying it ran to its end. */
  readonly closed: boolean
  /** Whether a window is applying it right now. */
  readonly running: boolean
  /** Whether lines of its record are missing: what they said is not known. */
  readonly damaged: boolean
  /** How many of its configurations are missing in the record altogether. */
  readonly missing: number
  /** Whether it was signed with a key that is gone, as it says itself: nothing vouches for it any more. */
  readonly keyGone: boolean
  readonly configurations: readonly JournalOutcome[]
}

/** One configuration of a plan with everything that undoing or continuing needs. */
export interface JournalDetail extends JournalOutcome {
  readonly before: readonly Json[]
  readonly after: readonly Json[]
  /** What the service held after the write, as read back. */
  readonly held?: readonly Json[]
  /** What was read right before the write. */
  readonly looked?: readonly Json[]
  /** What was sent, in order. */
  readonly sent?: readonly SentRequest[]
  /** The write to repeat to the byte once it is approved. */
  readonly request?: ApprovalRequest
}

export interface JournalPlanDetail extends JournalEntry {
  /** Whether this extension wrote it as it is. */
  readonly signature: Signature
  readonly configurations: readonly JournalDetail[]
}
