import type { PointedAt } from './planAt.ts'
import type { Wording } from './wording.ts'

/** The target's name where it is one, else how many assignments they are. */
export function pointedAtName(pointedAt: PointedAt, wording: Wording): string {
  if (!('refs' in pointedAt)) return wording.targetName(pointedAt.target)
  const [only] = pointedAt.refs
  return pointedAt.refs.length === 1 && only
    ? wording.targetName(only.assignment.target)
    : wording.assignments(pointedAt.refs.length)
}
