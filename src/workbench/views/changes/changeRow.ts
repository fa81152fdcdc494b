import type { JournalEntry, JournalOutcome } from '../../../intune/journal/journalEntry.ts'

/** A row of the Changes view: the plans that were applied, newest first, and what waits for an approval. */
export type ChangeRow =
  | { readonly row: 'pendingApprovals'; readonly waiting: readonly PendingRow[] }
  | { readonly row: 'plan'; readonly plan: JournalEntry; readonly left: number; readonly lost: ReadonlySet<string> }
  | { readonly row: 'outcome'; readonly plan: JournalEntry; readonly outcome: JournalOutcome; readonly lost: boolean }
  | PendingRow
  | { readonly row: 'trouble'; readonly error: Error }

export interface PendingRow {
  readonly row: 'pending'
  readonly plan: JournalEntry
  readonly outcome: JournalOutcome
}

/** What of a plan waits for an approval. */
export function waitingOf(plan: JournalEntry): PendingRow[] {
  return plan.configurations
    .filter(({ approval }) => approval === 'waiting')
    .map((outcome) => ({ row: 'pending', plan, outcome }))
}

export function isChangeRow(value: unknown): value is ChangeRow {
  return typeof value === 'object' && value !== null && 'row' in value
}

/** The rows that a command acts on: the selection, or the row alone where it is not part of it. */
export function chosenChanges(first: unknown, second?: unknown): readonly ChangeRow[] {
  if (!isChangeRow(first)) return []
  const selection = Array.isArray(second) ? second.filter(isChangeRow) : []
  return selection.includes(first) ? selection : [first]
}
