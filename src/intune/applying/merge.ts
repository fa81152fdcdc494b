import { type Assignment, intentOf, retarget, withIntent } from '../model/assignment.ts'
import { type Difference, differences, meaningOf, placeOf } from '../model/differences.ts'

export type Merge =
  /** `after` is what to write; `others` is what somebody else changed meanwhile and is kept. */
  | { readonly kind: 'merged'; readonly after: readonly Assignment[]; readonly others: readonly Difference[] }
  /** Somebody else changed what the plan touches; nothing may be written. */
  | { readonly kind: 'stale'; readonly others: readonly Difference[] }

/**
 * Merges a plan with what the service holds now, place by place.
 * `base` is what the plan was made from, `mine` what it wants, `theirs` what was just read in full.
 * `exact` (a reviewed preview) makes any difference stale: the user approved exactly that.
 */
export function merge(
  base: readonly Assignment[],
  mine: readonly Assignment[],
  theirs: readonly Assignment[],
  exact: boolean,
): Merge {
  const others = differences(base, theirs)
  const wanted = new Map(differences(base, mine).map((one) => [one.place, one.after]))
  const inTheWay = others.some(
    (one) => exact || (wanted.has(one.place) && !sameAssignment(one.after, wanted.get(one.place))),
  )
  if (inTheWay) return { kind: 'stale', others }
  const after: Assignment[] = []
  const placed = new Set<string>()
  for (const assignment of theirs) {
    const place = placeOf(assignment)
    if (!wanted.has(place)) after.push(assignment)
    else if (!placed.has(place)) {
      placed.add(place)
      const goal = wanted.get(place)
      // Edited as it was just read: the list may have left out properties that `/assignments` gives.
      if (goal) after.push(withIntent(retarget(assignment, goal.target, goal.filter), intentOf(goal)))
    }
  }
  for (const [place, goal] of wanted) if (goal && !placed.has(place)) after.push(goal)
  return { kind: 'merged', after, others }
}

/** Somebody who did meanwhile what the plan wants is not in its way. */
function sameAssignment(a: Assignment | undefined, b: Assignment | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && meaningOf(a) === meaningOf(b))
}
