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
 * `exact` (a reviewed preview) makes any difference stale: the user approved exactly that. At the keys `gone`, that
 * nothing is there is our own doing.
 */
export function merge(
  kind: Kind,
  base: readonly Assignment[],
  mine: readonly Assignment[],
  theirs: readonly Assignment[],
  exact: boolean,
  gone: ReadonlySet<string> = new Set(),
): Merge {
  const isOurs = ({ key, afters }: Difference): boolean => afters.length === 0 && gone.has(key)
  const others = differences(kind, base, theirs).filter((one) => !isOurs(one))
  const wanted = new Map(differences(kind, base, mine).map((one) => [one.key, one.afters]))
  const inTheWay = others.some(({ key, afters }) => {
    const goals = wanted.get(key)
    // Somebody who did what the plan wants is not in its way.
    return exact || (goals !== undefined && effectsOf(kind, afters) !== effectsOf(kind, goals))
  })
  if (inTheWay) return { kind: 'stale', others }
  const after: Assignment[] = []
  const held = Map.groupBy(theirs, (one) => assignmentKey(kind, one))
  const placed = new Set<string>()
  for (const assignment of theirs) {
    const key = assignmentKey(kind, assignment)
    const goals = wanted.get(key)
    if (goals === undefined) after.push(assignment)
    else if (!placed.has(key)) {
      placed.add(key)
      after.push(...made(kind, goals, held.get(key) ?? []))
    }
  }
  for (const [key, goals] of wanted) if (!placed.has(key)) after.push(...goals)
  return { kind: 'merged', after, others }
}

/**
 * What the plan wants at one key, made of what is there. One that does it already stays as it was read, also where it is
 * the second of two; another is edited as it was just read, because the list may have left out properties.
 */
function made(kind: Kind, goals: readonly Assignment[], there: readonly Assignment[]): readonly Assignment[] {
  const kept = goals.map((goal) => there.find((one) => effectOf(kind, one) === effectOf(kind, goal)))
  const rest = there.filter((one) => !kept.includes(one))
  return goals.map((goal, index) => {
    const same = kept[index]
    if (same) return same
    const edited = rest.shift()
    return edited ? withEffectOf(kind, edited, goal) : goal
  })
}

function effectsOf(kind: Kind, assignments: readonly Assignment[]): string {
  return [...new Set(assignments.map((one) => effectOf(kind, one)))].sort().join('\n')
}
