import { mayHaveChanged } from '../planning/fate.ts'
import { entryKey } from './entryKey.ts'
import type { JournalEntry } from './journalEntry.ts'
import { restoredBy } from './planOrigin.ts'

/**
 * The configurations (`entryKey`) of each plan of which the service did not keep assignments that the plan left alone, by
 * the plan's id. What a later plan restored is not among them.
 */
export function notKept(plans: readonly JournalEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const restored = new Map<string, Set<string>>()
  for (const { source, configurations } of plans) {
    const earlier = restoredBy(source)
    if (earlier === undefined) continue
    const done = configurations.filter(({ fate, outcome }) => mayHaveChanged(fate) || outcome === 'unchanged')
    restored.set(earlier, new Set([...(restored.get(earlier) ?? []), ...done.map(entryKey)]))
  }
  const found = new Map<string, ReadonlySet<string>>()
  for (const { id, configurations } of plans) {
    const own = configurations.filter((one) => (one.lost ?? 0) > 0 && !restored.get(id)?.has(entryKey(one)))
    if (own.length > 0) found.set(id, new Set(own.map(entryKey)))
  }
  return found
}
