import type { Journal } from '../journal/journal.ts'
import { assignableOf, type FindConfiguration, kindOfEntry } from '../journal/replay.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import type { Applier } from './applier.ts'
import { entryOfDetail } from './finishApproved.ts'
import { longestWay } from './lostWrite.ts'

/** Milliseconds that a plan of many configurations may have taken before its last write was sent. */
const longestPlan = 60 * 60_000

/**
 * Tells the applier of the writes of other windows, killed ones above all, that may still be carried out: the journal has
 * them, and nothing that replaces a whole set may come before them. Throws what the journal's reading throws.
 */
export async function recallLost(
  journal: Pick<Journal, 'list' | 'read'>,
  applier: Pick<Applier, 'expect'>,
  find: FindConfiguration,
  now: number,
): Promise<void> {
  for (const { id, at, running, configurations } of await journal.list()) {
    if (running || now - at > longestPlan + longestWay || !configurations.some(({ fate }) => fate === 'unknown'))
      continue
    const detail = await journal.read(id)
    // A record that nobody vouches for keeps nobody from a change.
    for (const one of detail?.signature === 'valid' ? detail.configurations : []) {
      const kind = one.fate === 'unknown' ? kindOfEntry(one) : undefined
      if (kind === undefined) continue
      const entry = entryOfDetail(assignableOf(kind, one, find), one)
      applier.expect(entry, one.looked?.map(assignmentFromGraph), one.sent)
    }
  }
}
