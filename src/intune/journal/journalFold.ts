import type { Fate } from '../planning/fate.ts'
import type { ApprovalRequest, OutcomeKind } from '../planning/outcome.ts'
import type { JournalDetail, JournalPlanDetail } from './journalEntry.ts'
import type { JournalError, JournalHead, JournalPlanEntry, JournalRecord } from './journalRecord.ts'
import type { Signature } from './signature.ts'

/** Builds plans from the records of all files, in any order of files. */
export class JournalFold {
  readonly #plans = new Map<string, Building>()
  readonly #wanted: string | undefined

  /** With an id, only that plan is kept, with its sets; without one, all of them and no sets. */
  constructor(wanted?: string) {
    this.#wanted = wanted
  }

  add(record: JournalRecord, owned: boolean, signature: Signature): void {
    if (this.#wanted !== undefined && record.plan !== this.#wanted) return
    let plan = this.#plans.get(record.plan)
    if (!plan) this.#plans.set(record.plan, (plan = newPlan()))
    plan.signature = worse(plan.signature, signature)
    if (record.line !== undefined) {
      plan.lines.add(record.line)
      plan.lastLine = Math.max(plan.lastLine, record.line)
    }
    if (record.record === 'plan') {
      plan.head = record.head
      plan.owned = owned
    } else if (record.record === 'planned') {
      plan.planned = true
      plan.entries = record.entries
    } else if (record.record === 'closed') plan.closed = true
    else this.#addToPart(partOf(plan, record.entry), record)
  }

  /** Newest first; plans that were cut short before anything could be sent are not among them. */
  details(): JournalPlanDetail[] {
    return [...this.#plans.values()].flatMap((plan) => detailsOf(plan)).sort(newestFirst)
  }

  #addToPart(part: Part, record: Extract<JournalRecord, { readonly entry: number }>): void {
    const whole = this.#wanted !== undefined
    switch (record.record) {
      case 'entry':
        part.value = whole ? record.value : { ...record.value, before: [], after: [] }
        return
      case 'intent':
        part.begun = true
        return
      case 'sending':
        part.begun = true
        if (whole) part.sending.push(record)
        return
      case 'outcome':
        part.outcome = whole ? record : { ...record, held: undefined, approval: slim(record.approval) }
        return
      case 'settled':
        if (record.at < (part.settled?.at ?? 0)) return
        part.settled = whole ? record : { ...record, held: [] }
        return
      case 'approval':
        if (record.at >= (part.approval?.at ?? 0)) part.approval = whole ? record : { ...record, held: undefined }
        return
    }
  }
}

interface Part {
  value?: JournalPlanEntry
  begun: boolean
  readonly sending: Extract<JournalRecord, { readonly record: 'sending' }>[]
  outcome?: Extract<JournalRecord, { readonly record: 'outcome' }>
  settled?: Extract<JournalRecord, { readonly record: 'settled' }>
  approval?: Extract<JournalRecord, { readonly record: 'approval' }>
}

interface Building {
  head?: JournalHead
  planned: boolean
  closed: boolean
  owned: boolean
  /** How many configurations it has. */
  entries?: number
  signature: Signature
  readonly lines: Set<number>
  lastLine: number
  readonly parts: Map<number, Part>
}

function newPlan(): Building {
  const nothing = { planned: false, closed: false, owned: false, signature: 'valid', lastLine: -1 } as const
  return { ...nothing, lines: new Set(), parts: new Map() }
}

function partOf({ parts }: Building, entry: number): Part {
  const part = parts.get(entry) ?? { begun: false, sending: [] }
  parts.set(entry, part)
  return part
}

function detailsOf(plan: Building): JournalPlanDetail[] {
  const { head, closed, owned, signature, lines, entries } = plan
  // A plan whose end of the beginning is missing, and that was begun all the same, has lost a line.
  const begun = [...plan.parts.values()].some((part) => part.begun || part.outcome)
  if (!head || (!plan.planned && !begun)) return []
  const gaps = plan.lastLine + 1 - lines.size
  const known = [...plan.parts].filter(([, { value }]) => value).sort(([a], [b]) => a - b)
  const missing = Math.max(0, (entries ?? known.length) - known.length)
  const damaged = gaps > 0 || missing > 0 || !plan.planned
  const configurations = known.flatMap(([entry, part]) => detailOf(part, entry, damaged))
  const keyGone = signature === 'keyGone'
  return [{ ...head, closed, running: owned && !closed, damaged, missing, keyGone, signature, configurations }]
}

function detailOf(part: Part, entry: number, damaged: boolean): JournalDetail[] {
  const { value, begun, sending, outcome, settled, approval } = part
  if (!value) return []
  const last = settled ?? outcome
  return [
    {
      ...value,
      entry,
      begun,
      fate: fateOf(part, damaged),
      outcome: last?.outcome ?? 'pending',
      error: last?.error,
      // What an approval was asked with was read before its write.
      held: approval?.state === 'applied' ? approval.held : last?.held,
      lost: approval?.lost ?? outcome?.lost,
      sent: sending.map(({ request }, index) => ({ ...request, status: outcome?.statuses?.[index] ?? undefined })),
      looked: sending.find(({ looked }) => looked)?.looked,
      request: outcome?.approval,
      approval: approval?.state ?? (outcome?.outcome === 'pendingApproval' ? 'waiting' : undefined),
    },
  ]
}

/**
 * What the records say became of the write: one that was begun and has no outcome may be anything, and where a line is
 * missing it may have been begun.
 */
function fateOf({ begun, outcome, settled, approval }: Part, damaged: boolean): Fate {
  if (settled) return settled.fate
  if (approval?.state === 'applied') return 'accepted'
  if (outcome === undefined) return begun || damaged ? 'unknown' : 'notSent'
  return outcome.fate ?? fateBefore(outcome)
}

/** Version 0.1.0 wrote no fate down. */
function fateBefore({ outcome, error }: { readonly outcome: OutcomeKind; readonly error?: JournalError }): Fate {
  if (outcome === 'applied' || error?.kind === 'differentlyKept') return 'accepted'
  return error?.kind === 'unknownOutcome' ? 'unknown' : 'refused'
}

function slim(approval: ApprovalRequest | undefined): ApprovalRequest | undefined {
  return approval && { ...approval, body: '' }
}

const fromBest: readonly Signature[] = ['valid', 'unsigned', 'keyGone', 'wrong']

function worse(a: Signature, b: Signature): Signature {
  return fromBest[Math.max(fromBest.indexOf(a), fromBest.indexOf(b))] ?? 'wrong'
}

/** By the sequence; plans of version 0.1.0 have none, and came before those that do. */
function newestFirst(a: JournalHead, b: JournalHead): number {
  return (b.sequence ?? 0) - (a.sequence ?? 0) || b.at - a.at || (a.id < b.id ? 1 : -1)
}
