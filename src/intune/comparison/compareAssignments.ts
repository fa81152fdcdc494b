import { canonicalJson } from '../../base/canonicalJson.ts'
import type { DocumentAssignment, DocumentConfiguration } from '../documents/assignmentDocument.ts'
import type { Side } from './sides.ts'

/** One assignment that is not the same on both sides, with the first thing that differs. */
export interface AssignmentDifference {
  readonly what: AssignmentDifferenceKind
  readonly left?: DocumentAssignment
  readonly right?: DocumentAssignment
}

export type AssignmentDifferenceKind =
  | 'onlyLeft'
  | 'onlyRight'
  /** Included on one side, excluded on the other. */
  | 'mode'
  | 'filter'
  | 'fields'
  /** A group or a filter whose name several have, or which has none: it is not compared. */
  | 'ambiguous'

/** In the order of the left, then of the right. What stands there several times is matched one by one. */
export function compareAssignments(
  a: Side,
  left: DocumentConfiguration,
  b: Side,
  right: DocumentConfiguration,
): readonly AssignmentDifference[] {
  const found: AssignmentDifference[] = []
  const open = new Map<string, DocumentAssignment[]>()
  for (const one of right.assignments) {
    const key = keyOf(b, one, right)
    if (key === undefined) found.push({ what: 'ambiguous', right: one })
    else open.set(key, [...(open.get(key) ?? []), one])
  }
  for (const one of left.assignments) {
    const key = keyOf(a, one, left)
    if (key === undefined) found.push({ what: 'ambiguous', left: one })
    else {
      const others = open.get(key) ?? []
      const other = others.find((it) => whatDiffers(a, one, b, it) === undefined) ?? others[0]
      if (other) open.set(key, others.toSpliced(others.indexOf(other), 1))
      const what = other ? whatDiffers(a, one, b, other) : 'onlyLeft'
      if (what) found.push({ what, left: one, ...(other && { right: other }) })
    }
  }
  return [...found, ...[...open.values()].flat().map((one) => ({ what: 'onlyRight' as const, right: one }))]
}

function whatDiffers(
  a: Side,
  left: DocumentAssignment,
  b: Side,
  right: DocumentAssignment,
): AssignmentDifferenceKind | undefined {
  if (left.target.kind !== right.target.kind) return 'mode'
  const [filter, other] = [a.filter(left), b.filter(right)]
  if (filter === undefined || other === undefined) return 'ambiguous'
  if (filter !== other) return 'filter'
  return canonicalJson(left.fields) === canonicalJson(right.fields) ? undefined : 'fields'
}

/** Undefined: it can't be told which one it is on the other side. */
function keyOf(side: Side, assignment: DocumentAssignment, { kind }: DocumentConfiguration): string | undefined {
  const target = side.target(assignment)
  if (target === undefined) return undefined
  return canonicalJson([
    assignment.source ?? '',
    target,
    ...kind.keyFields.map((name) => assignment.fields[name] ?? ''),
  ])
}
