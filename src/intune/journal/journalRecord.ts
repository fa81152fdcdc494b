import { asJson, isJson, type Json, textOf } from '../../base/json.ts'
import type { Fate } from '../planning/fate.ts'
import type { ApprovalRequest, OutcomeKind, SentRequest } from '../planning/outcome.ts'

/** Who changed what, where; `account` is the name that the user signed in with. */
export interface JournalHead {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Which plan of the tenant it is, counted from 1, because clocks are set back. Absent in a journal of version 0.1.0. */
  readonly sequence?: number
  readonly tenantId: string
  readonly account?: string
  readonly cloud: string
  /** What the user was told that the plan does. */
  readonly title: string
  /** What made the plan: `add`, `remove`, `undo`, … */
  readonly source: string
}

/** One configuration of a plan, with its assignments as the service had and should have them. */
export interface JournalPlanEntry {
  /** Absent in a journal of version 0.1.0. */
  readonly kind?: string
  readonly configurationId: string
  readonly configurationName: string
  /** The profile through which this certificate profile was reached. */
  readonly via?: { readonly id: string; readonly name: string }
  readonly before: readonly Json[]
  readonly after: readonly Json[]
}

export interface JournalError {
  /** Of a `GraphError` or a `DomainError`. */
  readonly kind: string
  readonly message: string
}

/** How an approval that Intune asked for ended. */
export type ApprovalState = 'waiting' | 'applied' | 'rejected' | 'expired' | 'drifted'

/** What is in every record. */
interface Common {
  readonly plan: string
  /** Which record of the plan's own run it is, from 0: one that is missing leaves a gap. Absent in version 0.1.0. */
  readonly line?: number
}

/** One line of a journal file. A plan is only there once its `planned` is: what comes before may have been cut short. */
export type JournalRecord = Common &
  (
    | { readonly record: 'plan'; readonly head: JournalHead }
    | { readonly record: 'entry'; readonly entry: number; readonly value: JournalPlanEntry }
    | { readonly record: 'planned'; readonly entries?: number }
    /** From here on the service may have taken the write. */
    | { readonly record: 'intent'; readonly entry: number }
    /** A request that went out, and what was read right before the first one. */
    | {
        readonly record: 'sending'
        readonly entry: number
        readonly request: Omit<SentRequest, 'status'>
        readonly looked?: readonly Json[]
      }
    | {
        readonly record: 'outcome'
        readonly entry: number
        readonly at: number
        readonly outcome: OutcomeKind
        /** Absent in a journal of version 0.1.0. */
        readonly fate?: Fate
        /** Of the answers to what was sent, in order; null where none came. */
        readonly statuses?: readonly (number | null)[]
        readonly held?: readonly Json[]
        /** How many assignments the service did not keep that the plan left alone. */
        readonly lost?: number
        readonly error?: JournalError
        readonly approval?: ApprovalRequest
      }
    /** What a later look found of a write whose fate was unknown. */
    | {
        readonly record: 'settled'
        readonly entry: number
        readonly at: number
        readonly outcome: OutcomeKind
        readonly fate: Fate
        readonly held: readonly Json[]
        readonly error?: JournalError
      }
    | { readonly record: 'approval'; readonly entry: number; readonly at: number; readonly state: ApprovalState }
    | { readonly record: 'closed' }
  )

/** The record, `ignored` for one of a later version, or undefined for a line that is damaged. */
export function recordOf(line: string): JournalRecord | 'ignored' | undefined {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!isJson(json)) return undefined
  const plan = textOf(json, 'plan')
  const record = textOf(json, 'record')
  if (plan === undefined || record === undefined) return undefined
  if (!knownRecords.has(record)) return 'ignored'
  return isWhole(json) ? json : undefined
}

const knownRecords: ReadonlySet<string> = new Set<JournalRecord['record']>([
  'plan',
  'entry',
  'planned',
  'intent',
  'sending',
  'outcome',
  'settled',
  'approval',
  'closed',
])
const outcomes: ReadonlySet<unknown> = new Set<OutcomeKind>([
  'applied',
  'unchanged',
  'stale',
  'pendingApproval',
  'failed',
])
const fates: ReadonlySet<unknown> = new Set<Fate>(['notSent', 'refused', 'accepted', 'unknown'])

function isWhole(json: unknown): json is JournalRecord {
  const { record, line, entry, at, head, value, outcome, fate, held, lost, state, request } = asJson(json)
  if (line !== undefined && !isCount(line)) return false
  if (record === 'planned' || record === 'closed') return true
  if (record === 'plan') {
    const { at: begun, sequence, ...rest } = asJson(head)
    const named = ['id', 'tenantId', 'cloud', 'title', 'source'].every((name) => typeof rest[name] === 'string')
    return typeof begun === 'number' && named && (sequence === undefined || isCount(sequence))
  }
  if (!isCount(entry)) return false
  switch (record) {
    case 'entry': {
      const { configurationId, before, after } = asJson(value)
      return typeof configurationId === 'string' && Array.isArray(before) && Array.isArray(after)
    }
    case 'outcome':
      if (lost !== undefined && !isCount(lost)) return false
      return typeof at === 'number' && outcomes.has(outcome) && (fate === undefined || fates.has(fate))
    case 'settled':
      return typeof at === 'number' && outcomes.has(outcome) && fates.has(fate) && Array.isArray(held)
    case 'sending':
      return isJson(request)
    case 'intent':
      return true
    default:
      return typeof at === 'number' && typeof state === 'string'
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
