import { entryKey } from '../intune/journal/entryKey.ts'
import type { JournalDetail } from '../intune/journal/journalEntry.ts'
import { assignableOf, kindOfEntry } from '../intune/journal/replay.ts'
import { assignmentFromGraph } from '../intune/model/assignment.ts'
import type { Assignable } from '../intune/model/configuration.ts'
import { differences } from '../intune/model/differences.ts'
import { DomainError } from '../intune/model/domainError.ts'
import type { Outcome } from '../intune/planning/outcome.ts'
import type { Connection } from '../session/connection.ts'

/** What was found of one write whose fate was unknown. */
export interface Looked {
  readonly assignable: Assignable
  /** Absent: the set still does not show it, so nobody knows. */
  readonly settled?: Pick<Outcome, 'outcome' | 'fate' | 'error'>
}

/**
 * Looks at what the service holds of the writes of a plan whose fate is unknown, of all or of those of `only`
 * (`entryKey`); what a look settles goes to the journal and to the rows. Throws a `GraphError`, or a `DomainError` of kind
 * `journal`.
 */
export async function lookAgain(
  connection: Connection,
  plan: string,
  only?: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<readonly Looked[]> {
  const journal = await connection.journal.open()
  const detail = await journal.read(plan)
  const open = (detail?.configurations ?? []).filter(
    (one) => one.fate === 'unknown' && (only === undefined || only.has(entryKey(one))),
  )
  const found: Looked[] = []
  for (const one of detail?.running ? [] : open) {
    const looked = await lookAtOne(connection, one, signal)
    if (looked === undefined) continue
    const { assignable, held, shown } = looked
    connection.tenant.take(assignable, held)
    // Of a set that is written whole, a part may be the work of others; a request of its own is shown or not.
    const byItems = assignable.configuration.kind.write.by === 'items'
    if (shown === 'none' || (shown === 'part' && !byItems)) {
      found.push({ assignable })
      continue
    }
    const settled: Pick<Outcome, 'outcome' | 'fate' | 'error'> =
      shown === 'all'
        ? { outcome: 'applied', fate: 'accepted' }
        : { outcome: 'failed', fate: 'accepted', error: new DomainError('partly', 'a part of the write is held') }
    await journal.settled(plan, one.entry, { assignable, held, ...settled })
    found.push({ assignable, settled })
  }
  return found
}

async function lookAtOne({ applier, tenant }: Connection, one: JournalDetail, signal?: AbortSignal) {
  const kind = kindOfEntry(one)
  if (kind === undefined) return undefined
  const assignable = assignableOf(kind, one, (ref) => tenant.configuration(ref))
  const before = (one.looked ?? one.before).map(assignmentFromGraph)
  const after = one.after.map(assignmentFromGraph)
  const meant = differences(kind, one.before.map(assignmentFromGraph), after)
  const only = new Set(meant.map(({ key }) => key))
  return { assignable, ...(await applier.lookAgain(assignable, before, after, only, signal)) }
}
