import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Assignment } from './assignment.ts'
import { assignmentKey } from './assignmentKey.ts'
import { fieldValue } from './fieldValue.ts'

/**
 * What an assignment does, as text to compare. The list and `/assignments` word the same assignment differently
 * (left-out nulls, annotations), so the comparison is by meaning: target, filter, and every field of the kind.
 */
export function effectOf(kind: Kind, assignment: Assignment): string {
  const { target, filter } = assignment
  const filtered = filter ? `${filter.mode} ${filter.id}` : ''
  const fields = kind.fields
    // What reads back as something else than it holds says nothing.
    .filter(({ send }) => send === undefined)
    .map((field) => canonicalJson(fieldValue(field, assignment)))
  return [target.kind, assignmentKey(kind, assignment), filtered, ...fields].join('|')
}

/** One key at which two sets differ. */
export interface Difference {
  readonly key: string
  readonly before?: Assignment
  readonly after?: Assignment
  /** All of them, where a set holds one target twice. */
  readonly befores: readonly Assignment[]
  readonly afters: readonly Assignment[]
}

/** Every key at which the sets differ, in the order of `before`, then of `after`. */
export function differences(kind: Kind, before: readonly Assignment[], after: readonly Assignment[]): Difference[] {
  const byKey = (set: readonly Assignment[]): Map<string, Assignment[]> =>
    Map.groupBy(set, (one) => assignmentKey(kind, one))
  const old = byKey(before)
  const now = byKey(after)
  const found: Difference[] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(key) ?? []
    const is = now.get(key) ?? []
    if (effectOfAll(kind, was) === effectOfAll(kind, is)) continue
    found.push({ key, before: was[0], after: is[0], befores: was, afters: is })
  }
  return found
}

function effectOfAll(kind: Kind, assignments: readonly Assignment[]): string {
  return [...new Set(assignments.map((one) => effectOf(kind, one)))].sort().join('\n')
}
