import { entryKey } from '../intune/journal/entryKey.ts'
import type { Journal } from '../intune/journal/journal.ts'
import { undoneBy } from '../intune/journal/planOrigin.ts'
import { mayHaveChanged } from '../intune/planning/fate.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planUndo, type UndoRequest } from './undoChange.ts'

/** Undoes the newest plan that changed something and was not undone yet; undefined where there is none. */
export async function planLastUndo(context: PlanContext): Promise<PlannedRequest | undefined> {
  const last = await lastChange(await context.connection.journal.open())
  return last && planUndo(context, last)
}

/** The newest plan with something that stands: an undo takes what it undid out of the row, and itself. */
async function lastChange(journal: Journal): Promise<UndoRequest | undefined> {
  const undone = new Map<string, Set<string>>()
  for (const entry of await journal.list()) {
    if (entry.running) continue
    const undoes = undoneBy(entry.source)
    if (undoes !== undefined) {
      // One that found its work done already has nothing left to undo either; one that was undone itself undoes nothing.
      const own = undone.get(entry.id)
      const stands = entry.configurations.filter((one) => !own?.has(entryKey(one)))
      const done = stands.filter((one) => mayHaveChanged(one.fate) || one.outcome === 'unchanged')
      undone.set(undoes, new Set([...(undone.get(undoes) ?? []), ...done.map(entryKey)]))
      continue
    }
    const changed = entry.configurations.filter((one) => mayHaveChanged(one.fate)).map(entryKey)
    const only = new Set(changed.filter((key) => !undone.get(entry.id)?.has(key)))
    if (only.size > 0) return { plan: entry.id, only }
  }
  return undefined
}
