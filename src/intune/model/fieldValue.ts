import { canonicalJson } from '../../base/canonicalJson.ts'
import { asJson } from '../../base/json.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import { type Assignment, withFields } from './assignment.ts'

/** What the assignment has in a field of its kind; the field's `absent` where the service leaves it out. */
export function fieldValue(field: Field, { raw, target }: Assignment): unknown {
  if (field.notOnExclusions && target.kind === 'excludedGroup') return field.absent
  const value = field.name.startsWith('target.') ? asJson(raw['target'])[field.name.slice(7)] : raw[field.name]
  return value ?? field.absent
}

/** Gives an assignment the fields of another one of its kind; a field that already says the same stays as it is worded. */
export function withFieldsOf(kind: Kind, assignment: Assignment, from: Assignment): Assignment {
  const other = kind.fields.flatMap((field) => {
    const wanted = fieldValue(field, from)
    return canonicalJson(fieldValue(field, assignment)) === canonicalJson(wanted) ? [] : [[field.name, wanted ?? null]]
  })
  return other.length === 0 ? assignment : withFields(assignment, Object.fromEntries(other))
}
