import type { Assignment } from '../../../intune/model/assignment.ts'
import { groupOf } from '../../../intune/model/target.ts'
import type { Connection } from '../../../session/connection.ts'

/** Looks up the groups and filters of opened rows that the list did not bring, once. Whether there was anything to look up. */
export async function lookUpNames(
  { groups, filters }: Connection,
  assignments: readonly Assignment[],
): Promise<boolean> {
  const ids = assignments.map(({ target }) => groupOf(target)).filter((id) => id !== undefined)
  const unknown = ids.filter((id) => isOpen(groups.state(id)))
  const unknownFilter = assignments.some(({ filter }) => filter && isOpen(filters.state(filter.id)))
  if (unknown.length === 0 && !unknownFilter) return false
  await Promise.all([groups.resolve(unknown), unknownFilter ? filters.load() : undefined])
  return true
}

/** A look-up that failed is not repeated with each redraw: the next refresh tries again. */
function isOpen(state: { readonly state: string; readonly error?: Error }): boolean {
  return state.state === 'unknown' && state.error === undefined
}
