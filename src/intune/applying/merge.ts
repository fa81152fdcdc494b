import type { Kind } from '../kinds/kind.ts'
import type { Assignment } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import { type Difference, differences, effectOf } from '../model/differences.ts'
import { withEffectOf } from '../model/withEffectOf.ts'

export type Merge =
  /** `after` is what to write; `others` is what somebody else changed meanwhile and is kept. */
  | { readonly kind: 'merged'; readonly after: readonly Assignment[]; readonly others: readonly Difference[] }
  /** Somebody else changed what the plan touches; nothing may be written. */
  | { readonly kind: 'stale'; readonly others: readonly Difference[] }

/**
 * Merges a plan with what the service holds now, key by key.
 * `base` is what the plan was made from, `mine` what it wants, `theirs` what was just read in full.
 * `exact` (a reviewed preview) makes any difference stale: the user approved exactly that.
 */
export function merge(
  kind: Kind,
  base: readonly Assignment[],
  mine: readonly Assignment[],
  theirs: readonly Assignment[],
  exact: boolean,
): Merge {
  const others = differences(kind, base, theirs)
  const wanted = new Map(differences(kind, base, mine).map((one) => [one.key, one.after]))
  const inTheWay = others.some(
    (one) => exact || (wanted.has(one.key) && !sameAssignment(kind, one.after, wanted.get(one.key))),
  )
  if (inTheWay) return { kind: 'stale', others }
  const after: Assignment[] = []
  const placed = new Set<string>()
  for (const assignment of theirs) {
    const key = assignmentKey(kind, assignment)
    if (!wanted.has(key)) after.push(assignment)
    else if (!placed.has(key)) {
      placed.add(key)
      const goal = wanted.get(key)
      // Edited as it was just read: the list may have left out properties that `/assignments` gives.
      if (goal) after.push(withEffectOf(kind, assignment, goal))
    }
  }
  for (const [key, goal] of wanted) if (goal && !placed.has(key)) after.push(goal)
  return { kind: 'merged', after, others }
}

/** Somebody who did meanwhile what the plan wants is not in its way. */
function sameAssignment(kind: Kind, a: Assignment | undefined, b: Assignment | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && effectOf(kind, a) === effectOf(kind, b))
}
