import { entryKey } from '../intune/journal/entryKey.ts'
import type { JournalDetail } from '../intune/journal/journalEntry.ts'
import { notKept } from '../intune/journal/notKept.ts'
import { restoreSource } from '../intune/journal/planOrigin.ts'
import { assignableOf, kindOfEntry } from '../intune/journal/replay.ts'
import { merge } from '../intune/applying/merge.ts'
import { assignmentFromGraph } from '../intune/model/assignment.ts'
import { type Difference, differences } from '../intune/model/differences.ts'
import type { Assignable } from '../intune/model/configuration.ts'
import { type BeforeAfter, planOf, type Unplanned } from '../intune/planning/plan.ts'
import type { Kind } from '../intune/kinds/kind.ts'
import type { Connection } from '../session/connection.ts'
import { checkSignature } from './checkSignature.ts'
import type { PlanContext } from './planContext.ts'
import { planInput } from './planInput.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { recordNotes } from './recordNotes.ts'
import { restored } from './planToRestore.ts'
import type { UndoRequest } from './undoChange.ts'

/**
 * What puts back the assignments that a plan left alone and the service did not keep, by the journal's facts and what the
 * service holds now. What somebody changed there since stays. Undefined where the journal does not have the plan (any
 * more). Throws a `DomainError` of kind `tampered`.
 */
export async function planRestore(
  { connection, wording }: PlanContext,
  { plan: id, only }: UndoRequest,
): Promise<PlannedRequest | undefined> {
  const journal = await connection.journal.open()
  const detail = await journal.read(id)
  if (detail === undefined) return undefined
  checkSignature(detail, 'allowed')
  const open = notKept(await journal.list()).get(id)
  const chosen = detail.configurations.filter((one) => {
    const key = entryKey(one)
    return open?.has(key) === true && (only === undefined || only.has(key))
  })
  const pairs: BeforeAfter[] = []
  const unread: Unplanned[] = []
  for (const one of chosen) {
    const found = await pairOf(connection, one)
    if (found && 'error' in found) unread.push(found)
    else if (found) pairs.push(found)
  }
  const plan = { ...planOf(pairs), unread }
  const { t } = wording
  const notes = recordNotes(detail, { pairs, unknown: [] }, wording)
  const name = planSubject(plan, wording)
  const words = {
    source: restoreSource(id),
    title: t('Restore the assignments of {0}', name),
    busy: t('Restoring…'),
    done: t('Assignments of {0} restored', name),
    already: t(
      '{0}: the assignments are there again, or somebody changed them since.',
      wording.subject(plan.unchanged),
    ),
    notes,
  }
  return { connection, plan, words, previewFirst: true }
}

async function pairOf(connection: Connection, entry: JournalDetail): Promise<BeforeAfter | Unplanned | undefined> {
  const { tenant } = connection
  const kind = kindOfEntry(entry)
  if (kind === undefined || entry.held === undefined) return undefined
  const assignable: Assignable = assignableOf(kind, entry, (ref) => tenant.configuration(ref))
  await tenant.reload(assignable.configuration)
  const { set } = planInput(connection, assignable)
  if (set.state === 'unread') return { assignable, error: set.error }
  const now = set.set.assignments
  const held = entry.held.map(assignmentFromGraph)
  const since = new Set(differences(kind, held, now).map(({ key }) => key))
  const lost = lostOf(kind, entry).filter(({ key }) => !since.has(key))
  const recorded = (entry.looked ?? entry.before).map(assignmentFromGraph)
  return { assignable, before: now, after: restored(kind, now, lost), recorded }
}

/** What the write should have left alone, and the service held otherwise right after it. */
function lostOf(kind: Kind, entry: JournalDetail): readonly Difference[] {
  const [before, after, held] = [entry.before, entry.after, entry.held ?? []].map((set) => set.map(assignmentFromGraph))
  if (!before || !after || !held) return []
  const looked = entry.looked?.map(assignmentFromGraph) ?? before
  const goal = merge(kind, before, after, looked, false)
  const touched = new Set(differences(kind, before, after).map(({ key }) => key))
  if (goal.kind === 'stale') return []
  return differences(kind, goal.after, held).filter(({ key }) => !touched.has(key))
}
