import { entryKey } from '../../intune/journal/entryKey.ts'
import { planUndo, type UndoRequest } from '../../operations/undoChange.ts'
import { UsageError } from '../../session/usageError.ts'
import { chosenChanges } from '../views/changes/changeRow.ts'
import type { Changing } from './changingCommand.ts'

/** Undoes plans of the Changes view, some configurations of them, or the plan of an id (a message's button). */
export const undoChange: Changing<UndoRequest> = {
  parse: () => {
    throw new UsageError('this command is for the rows of the Changes view: call undoLastChange')
  },
  plan: planUndo,
  ask: async (_, first, second) => (typeof first === 'string' ? [{ plan: first }] : undoRequests(first, second)),
}

/** One for each plan of the rows, the newest first: the older ones are worked out from what is true then. */
export function undoRequests(first: unknown, second: unknown): readonly UndoRequest[] {
  const chosen = chosenChanges(first, second).filter((row) => row.row === 'plan' || row.row === 'outcome')
  const plans = [...Map.groupBy(chosen, ({ plan }) => plan).entries()].sort(([a], [b]) => b.at - a.at)
  return plans.map(([plan, of]) => {
    const parts = of.flatMap((row) => (row.row === 'outcome' ? [entryKey(row.outcome)] : []))
    return { plan: plan.id, only: parts.length === of.length ? new Set(parts) : undefined }
  })
}
