import { entryKey } from '../intune/journal/entryKey.ts'
import type { JournalDetail } from '../intune/journal/journalEntry.ts'
import { undoSource } from '../intune/journal/planOrigin.ts'
import { undoPairs } from '../intune/journal/replay.ts'
import { checkSignature } from './checkSignature.ts'
import { lookAgain } from './lookAgain.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { replayed } from './replayed.ts'
import { recordNotes } from './recordNotes.ts'

/** A plan of the journal, or some configurations of it. */
export interface UndoRequest {
  readonly plan: string
  readonly only?: ReadonlySet<string>
}

/**
 * What leads back from a plan; undefined where the journal does not have it (any more). Writes whose fate is unknown are
 * looked at first. Throws a `DomainError` of kind `tampered`, and what `lookAgain` throws.
 */
export async function planUndo(
  { connection, wording }: PlanContext,
  { plan: id, only }: UndoRequest,
): Promise<PlannedRequest | undefined> {
  const journal = await connection.journal.open()
  const isOpen = (one: JournalDetail) => one.fate === 'unknown' && (only === undefined || only.has(entryKey(one)))
  let detail = await journal.read(id)
  if (detail !== undefined) checkSignature(detail, 'allowed')
  if (detail?.configurations.some(isOpen)) {
    // It may have been carried out since, and then it is there to be taken back.
    await lookAgain(connection, id, only)
    detail = await journal.read(id)
  }
  if (detail === undefined) return undefined
  const replay = undoPairs(detail, (ref) => connection.tenant.configuration(ref), only)
  const { plan, found } = replayed(replay)
  const { t } = wording
  const words = {
    source: undoSource(detail.id),
    title: t('Undo "{0}" on {1}', detail.title, planSubject(plan, wording)),
    busy: t('Undoing…'),
    done: t('Undone: {0}', detail.title),
    notes: recordNotes(detail, replay, wording),
  }
  // Whoever writes files can write such a record: the user sees each line of what it would do before anything is sent.
  return { connection, plan, words, found, previewFirst: detail.signature !== 'valid' }
}
