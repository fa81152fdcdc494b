import type { Assignment } from './assignment.ts'
import type { Sorted } from './configuration.ts'

/** Why the assignments are only shown, an English sentence of the kind's row; undefined where they can be edited. */
export function readOnlyReason({ kind, sort }: Sorted): string | undefined {
  return sort.locked ?? (kind.write.by === 'none' ? kind.write.reason : undefined)
}

/** That it has no assignments says nothing: it is for everybody, or it is bound to something else than groups. */
export function isNotAssignable({ sort }: Sorted, assignments: readonly Assignment[]): boolean {
  return sort.locked !== undefined && assignments.length === 0
}
