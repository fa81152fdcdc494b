import { undoSource } from '../intune/journal/planOrigin.ts'
import { undoPairs } from '../intune/journal/replay.ts'
import { checkSignature } from './checkSignature.ts'
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

/** What leads back from a plan; undefined where the journal does not have it (any more). Throws a `DomainError` of kind `tampered`. */
export async function planUndo(
  { connection, wording }: PlanContext,
  { plan: id, only }: UndoRequest,
): Promise<PlannedRequest | undefined> {
  const detail = await (await connection.journal.open()).read(id)
  if (detail === undefined) return undefined
  checkSignature(detail, 'allowed')
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
