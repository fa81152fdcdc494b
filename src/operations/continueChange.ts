import { continueSource } from '../intune/journal/planOrigin.ts'
import { restPairs } from '../intune/journal/replay.ts'
import { leftOver } from '../intune/journal/unfinished.ts'
import { planOf } from '../intune/planning/plan.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'

/** Goes on with a plan that was cancelled, or whose window was closed: this one, or the newest. Undefined where there is none. */
export async function planContinuation(
  { connection, wording: { t } }: PlanContext,
  id?: string,
): Promise<PlannedRequest | undefined> {
  const journal = await connection.journal.open()
  const left = leftOver(await journal.list())
  const [newest] = left.keys()
  const wanted = id ?? newest
  const detail = wanted === undefined ? undefined : await journal.read(wanted)
  if (detail === undefined) return undefined
  const rest = restPairs(detail, (ref) => connection.tenant.configuration(ref))
  const own = left.get(detail.id)
  const plan = planOf(rest.filter(({ assignable }) => own?.has(assignable.configuration.id)))
  const words = {
    source: continueSource(detail.source, detail.id),
    title: detail.title,
    busy: t('Continuing…'),
    done: t('Finished: {0}', detail.title),
  }
  return { connection, plan, words }
}
