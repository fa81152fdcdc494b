import type { Assignment } from './assignment.ts'
import { intentOf, isLocked } from './assignment.ts'
import { targetKey } from './target.ts'

/**
 * The place of an assignment in its set: what a change touches or leaves alone.
 * One group has one place, included or excluded; what a policy set put there is a place of its own.
 */
export function placeOf(assignment: Assignment): string {
  const key = targetKey(assignment.target)
  return isLocked(assignment) ? `policySets:${key}` : key
}

/**
 * What an assignment does, as text to compare. The list and `/assignments` word the same assignment differently
 * (left-out nulls, annotations), so the comparison is by meaning and not by property.
 */
export function meaningOf(assignment: Assignment): string {
  const { target, filter } = assignment
  const filtered = filter ? `${filter.mode} ${filter.id}` : ''
  return [target.kind, placeOf(assignment), filtered, intentOf(assignment)].join('|')
}

/** One place whose assignment differs between two sets. */
export interface Difference {
  readonly place: string
  readonly before?: Assignment
  readonly after?: Assignment
}

/** Every place that differs, in the order of `before`, then of `after`. */
export function differences(before: readonly Assignment[], after: readonly Assignment[]): Difference[] {
  const old = byPlace(before)
  const now = byPlace(after)
  const found: Difference[] = []
  for (const place of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(place) ?? []
    const is = now.get(place) ?? []
    if (meaningOfAll(was) !== meaningOfAll(is)) found.push({ place, before: was[0], after: is[0] })
  }
  return found
}

function byPlace(assignments: readonly Assignment[]): Map<string, Assignment[]> {
  return Map.groupBy(assignments, placeOf)
}

function meaningOfAll(assignments: readonly Assignment[]): string {
  return [...new Set(assignments.map(meaningOf))].sort().join('\n')
}
