import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Assignment } from '../model/assignment.ts'
import { fieldValue } from '../model/fieldValue.ts'
import { type Target, targetKey } from '../model/target.ts'
import { editable } from './change.ts'

/** The assignments that a change of this target may touch: those with the key fields that it names, or all. */
export function meant(kind: Kind, set: readonly Assignment[], target: Target, at: Json = {}): readonly Assignment[] {
  const key = targetKey(target)
  return set.filter((one) => editable(one) && targetKey(one.target) === key && fits(kind, one, at))
}

/** The values of the key fields: what tells the assignment from others of its target. */
export function keyFieldsOf(kind: Kind, assignment: Assignment): Json {
  const fields = kind.fields.filter(({ name }) => kind.keyFields.includes(name))
  return Object.fromEntries(fields.map((field) => [field.name, fieldValue(field, assignment)]))
}

function fits(kind: Kind, assignment: Assignment, at: Json): boolean {
  return kind.fields
    .filter(({ name }) => kind.keyFields.includes(name) && name in at)
    .every((field) => canonicalJson(fieldValue(field, assignment)) === canonicalJson(at[field.name]))
}
