import type { JournalEntry } from './journalEntry.ts'
import { entryKey } from './entryKey.ts'
import { isLeft } from './replay.ts'
import { continuedBy, undoneBy } from './planOrigin.ts'

/**
 * The configurations (`entryKey`) that each plan has left to do, by the plan's id: it was cancelled, or its window was closed.
 * What a later plan goes on with, or undoes, is that one's. A plan with nothing left is not among them.
 */
export function leftOver(plans: readonly JournalEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const takenOver = new Map<string, Set<string>>()
  for (const { source, configurations } of plans) {
    const ids = configurations.map(entryKey)
    for (const earlier of [continuedBy(source), undoneBy(source)]) {
      if (earlier !== undefined) takenOver.set(earlier, new Set([...(takenOver.get(earlier) ?? []), ...ids]))
    }
  }
  const left = new Map<string, ReadonlySet<string>>()
  for (const { id, configurations, running } of plans) {
    // Somebody is at it, maybe in another window.
    if (running) continue
    const own = configurations.filter((one) => isLeft(one) && !takenOver.get(id)?.has(entryKey(one)))
    if (own.length > 0) left.set(id, new Set(own.map(entryKey)))
  }
  return left
}
