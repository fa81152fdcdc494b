import { groupOf } from '../../intune/model/target.ts'
import type { BeforeAfter } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { loadCertificates } from './loadCertificates.ts'

/** Looks up what a preview shows in addition to ids: names, reach, filters, certificates. What can't be looked up is left out, not guessed. */
export async function loadPlanFacts(
  connection: Connection,
  pairs: readonly BeforeAfter[],
  signal?: AbortSignal,
): Promise<void> {
  const { groups, filters } = connection
  const assignments = pairs.flatMap(({ before, after }) => [...before, ...after])
  const ids = [...new Set(assignments.map(({ target }) => groupOf(target)).filter((id) => id !== undefined))]
  const filtered = assignments.some(({ filter }) => filter && filters.state(filter.id).state === 'unknown')
  await groups.resolve(ids, signal)
  const existing = ids.filter((id) => groups.state(id).state === 'known')
  await Promise.all([
    groups.memberCounts(existing, signal),
    groups.kinds(existing, signal),
    filtered ? filters.load(signal) : undefined,
    loadCertificates(connection, pairs, signal),
  ])
}
