import type { Json } from '../../base/json.ts'
import type { Fate } from '../planning/fate.ts'
import type { ApprovalRequest, OutcomeKind, SentRequest } from '../planning/outcome.ts'
import type { ApprovalState, JournalError, JournalHead, JournalPlanEntry, JournalRecord } from './journalRecord.ts'

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
  /** Present once Intune asked for an approval. */
  readonly approval?: ApprovalState
}

/** One plan as a list shows it. */
export interface JournalEntry extends JournalHead {
  /** Whether applying it ran to its end. */
  readonly closed: boolean
  /** Whether a window is applying it right now. */
  readonly running: boolean
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

export interface JournalPlanDetail extends JournalHead {
  readonly closed: boolean
  readonly running: boolean
  readonly configurations: readonly JournalDetail[]
}

/** Builds plans from the records of all files, in any order of files. */
export class JournalFold {
  readonly #plans = new Map<string, Building>()
  readonly #wanted: string | undefined

  /** With an id, only that plan is kept, with its sets; without one, all of them and no sets. */
  constructor(wanted?: string) {
    this.#wanted = wanted
  }

  add(record: JournalRecord, owned: boolean): void {
    if (this.#wanted !== undefined && record.plan !== this.#wanted) return
    let plan = this.#plans.get(record.plan)
    if (!plan) this.#plans.set(record.plan, (plan = { planned: false, closed: false, owned: false, parts: [] }))
    if (record.record === 'plan') {
      plan.head = record.head
      plan.owned = owned
    } else if (record.record === 'planned') plan.planned = true
    else if (record.record === 'closed') plan.closed = true
    else this.#addToPart((plan.parts[record.entry] ??= { begun: false }), record)
  }

  /** Newest first; plans that were cut short before anything could be sent are not among them. */
  details(): JournalPlanDetail[] {
    return [...this.#plans.values()]
      .flatMap((plan) => {
        if (!plan.head || !plan.planned) return []
        const { head, closed, owned } = plan
        const configurations = plan.parts.flatMap((part, entry) => detailOf(part, entry))
        return [{ ...head, closed, running: owned && !closed, configurations }]
      })
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  }

  #addToPart(part: Part, record: Extract<JournalRecord, { readonly entry: number }>): void {
    switch (record.record) {
      case 'entry':
        part.value = this.#wanted === undefined ? { ...record.value, before: [], after: [] } : record.value
        return
      case 'intent':
        part.begun = true
        return
      case 'outcome':
        part.outcome =
          this.#wanted === undefined
            ? { ...record, held: undefined, looked: undefined, sent: undefined, approval: slim(record.approval) }
            : record
        return
      case 'settled':
        if (record.at < (part.settled?.at ?? 0)) return
        part.settled = this.#wanted === undefined ? { ...record, held: [] } : record
        return
      case 'approval':
        if (record.at >= (part.approval?.at ?? 0)) part.approval = record
        return
    }
  }
}

interface Part {
  value?: JournalPlanEntry
  begun: boolean
  outcome?: Extract<JournalRecord, { readonly record: 'outcome' }>
  settled?: Extract<JournalRecord, { readonly record: 'settled' }>
  approval?: Extract<JournalRecord, { readonly record: 'approval' }>
}

interface Building {
  head?: JournalHead
  planned: boolean
  closed: boolean
  owned: boolean
  readonly parts: Part[]
}

function slim(approval: ApprovalRequest | undefined): ApprovalRequest | undefined {
  return approval && { ...approval, body: '' }
}

function detailOf(part: Part, entry: number): JournalDetail[] {
  const { value, begun, outcome, settled, approval } = part
  if (!value) return []
  const last = settled ?? outcome
  return [
    {
      ...value,
      entry,
      begun,
      fate: fateOf(part),
      outcome: last?.outcome ?? 'pending',
      error: last?.error,
      held: last?.held,
      sent: outcome?.sent,
      looked: outcome?.looked,
      request: outcome?.approval,
      approval: approval?.state ?? (outcome?.outcome === 'pendingApproval' ? 'waiting' : undefined),
    },
  ]
}

/** What the records say became of the write: one that was begun and has no outcome may be anything. */
function fateOf({ begun, outcome, settled, approval }: Part): Fate {
  if (settled) return settled.fate
  if (approval?.state === 'applied') return 'accepted'
  if (outcome === undefined) return begun ? 'unknown' : 'notSent'
  return outcome.fate ?? fateBefore(outcome)
}

/** Version 0.1.0 wrote no fate down. */
function fateBefore({ outcome, error }: { readonly outcome: OutcomeKind; readonly error?: JournalError }): Fate {
  if (outcome === 'applied' || error?.kind === 'differentlyKept') return 'accepted'
  return error?.kind === 'unknownOutcome' ? 'unknown' : 'refused'
}
