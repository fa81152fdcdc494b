import { configurationKey } from '../intune/model/configuration.ts'
import type { Replay } from '../intune/journal/replay.ts'
import { RefusedError } from '../intune/model/refusedError.ts'
import { type Plan, planOf } from '../intune/planning/plan.ts'
import type { Found } from './findAssignables.ts'

/** The plan made from the record, with what can't be planned among the answers: what is of a kind that is not known here. */
export function replayed({ pairs, unknown }: Replay): {
  readonly plan: Plan
  readonly found?: Pick<Found, 'asked' | 'missing'>
} {
  const plan = planOf(pairs)
  if (unknown.length === 0) return { plan }
  const asked = pairs.map(({ assignable: { configuration, via } }) => {
    const { id, kind } = via ?? configuration
    return { id, kind: kind.id, key: configurationKey(configuration) }
  })
  const missing = unknown.map(({ configurationId, kind = '' }) => {
    return { id: configurationId, kind, error: new RefusedError({ reason: 'unknownKind', kind }) }
  })
  return { plan, found: { asked, missing } }
}
