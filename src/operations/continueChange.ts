import { continueSource } from '../intune/journal/planOrigin.ts'
import { restPairs } from '../intune/journal/replay.ts'
import { leftOver } from '../intune/journal/unfinished.ts'
import { checkSignature } from './checkSignature.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { replayed } from './replayed.ts'
import { recordNotes } from './recordNotes.ts'

/** Goes on with a plan that was cancelled, or whose window was closed: this one, or the newest. Undefined where there is none. */
export async function planContinuation(
  { connection, wording }: PlanContext,
  id?: string,
): Promise<PlannedRequest | undefined> {
  const journal = await connection.journal.open()
  const left = leftOver(await journal.list())
  const [newest] = left.keys()
  const wanted = id ?? newest
  const detail = wanted === undefined ? undefined : await journal.read(wanted)
  if (detail === undefined) return undefined
  checkSignature(detail, 'refused')
  const rest = restPairs(detail, (ref) => connection.tenant.configuration(ref), left.get(detail.id) ?? new Set())
  const { plan, found } = replayed(rest)
  const { t } = wording
  const words = {
    source: continueSource(detail.source, detail.id),
    title: detail.title,
    busy: t('Continuing…'),
    done: t('Finished: {0}', detail.title),
    notes: recordNotes(detail, rest, wording),
  }
  return { connection, plan, words, found, anyway: true }
}
