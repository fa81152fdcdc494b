import * as v from 'valibot'
import { type Json, parsedJson } from '../../base/json.ts'
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
    | {
        readonly record: 'approval'
        readonly entry: number
        readonly at: number
        readonly state: ApprovalState
        /** What was held after the approved write. Absent where nothing was written, and in earlier versions. */
        readonly held?: readonly Json[]
        readonly lost?: number
      }
    | { readonly record: 'closed' }
  )

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const maybeCount = v.optional(count)
const list = v.array(v.unknown())
const outcome = v.picklist<OutcomeKind[]>(['applied', 'unchanged', 'stale', 'pendingApproval', 'failed'])
const fate = v.picklist<Fate[]>(['notSent', 'refused', 'accepted', 'unknown'])
const texts = { id: v.string(), tenantId: v.string(), cloud: v.string(), title: v.string(), source: v.string() }
const head = v.looseObject({ ...texts, at: v.number(), sequence: maybeCount })
const value = v.looseObject({ configurationId: v.string(), before: list, after: list })
const numbered = { line: maybeCount, entry: count }
const timed = { ...numbered, at: v.number() }

/** By what it takes to work with a record: what else is in it may come from a later version. */
const schemas = {
  plan: v.looseObject({ line: maybeCount, head }),
  entry: v.looseObject({ ...numbered, value }),
  planned: v.looseObject({ line: maybeCount }),
  intent: v.looseObject(numbered),
  sending: v.looseObject({ ...numbered, request: v.looseObject({}) }),
  outcome: v.looseObject({ ...timed, outcome, fate: v.optional(fate), lost: maybeCount }),
  settled: v.looseObject({ ...timed, outcome, fate, held: list }),
  approval: v.looseObject({ ...timed, state: v.string(), held: v.optional(list), lost: maybeCount }),
  closed: v.looseObject({ line: maybeCount }),
} satisfies Record<JournalRecord['record'], v.GenericSchema>
const schemaOf: ReadonlyMap<string, v.GenericSchema> = new Map(Object.entries(schemas))
const anyRecord = v.looseObject({ plan: v.pipe(v.string(), v.nonEmpty()), record: v.pipe(v.string(), v.nonEmpty()) })

/** The record, `ignored` for one of a later version, or undefined for a line that is damaged. */
export function recordOf(line: string): JournalRecord | 'ignored' | undefined {
  const json = parsedJson(line)
  if (!v.is(anyRecord, json)) return undefined
  const schema = schemaOf.get(json.record)
  if (schema === undefined) return 'ignored'
  return isWhole(json, schema) ? json : undefined
}

function isWhole(json: unknown, schema: v.GenericSchema): json is JournalRecord {
  return v.is(schema, json)
}
