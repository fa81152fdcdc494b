import { type Assignment, isExclusion } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { Sorted } from '../model/configuration.ts'
import { effectOf } from '../model/differences.ts'
import { fieldValue } from '../model/fieldValue.ts'
import type { Refusal } from '../model/refusedError.ts'
import { withEffectOf } from '../model/withEffectOf.ts'
import { editable } from './change.ts'

/** The set in which all that can be edited is what is wanted; what stays keeps all else that was read of it. */
export function become(
  { kind }: Sorted,
  before: readonly Assignment[],
  wanted: readonly Assignment[],
): readonly Assignment[] {
  const open = Map.groupBy(wanted.filter(editable), (one) => assignmentKey(kind, one))
  const kept = before.flatMap((one) => {
    if (!editable(one)) return [one]
    const goals = open.get(assignmentKey(kind, one)) ?? []
    const same = goals.findIndex((goal) => effectOf(kind, goal) === effectOf(kind, one))
    const [goal] = goals.splice(Math.max(same, 0), 1)
    if (goal === undefined) return []
    return [same < 0 ? withEffectOf(kind, one, goal) : one]
  })
  return [...kept, ...[...open.values()].flat()]
}

/** What is wanted and can't be made: what belongs to somebody else and is not there, and what nobody said how to assign. */
export function becomeRefusal(
  { kind }: Sorted,
  before: readonly Assignment[],
  wanted: readonly Assignment[],
): Refusal | undefined {
  const keys = new Set(before.map((one) => assignmentKey(kind, one)))
  for (const one of wanted) {
    if (keys.has(assignmentKey(kind, one))) continue
    if (one.target.kind === 'unknown') return { reason: 'unknownTarget' }
    if (!editable(one)) return { reason: 'locked', source: one.source ?? '' }
    const open = kind.fields.find(
      (field) =>
        field.values !== undefined &&
        !(field.notOnExclusions && isExclusion(one.target)) &&
        fieldValue(field, one) === undefined,
    )
    if (open) return { reason: 'fieldMissing', field: open.title }
  }
  return undefined
}
