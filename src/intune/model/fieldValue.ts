import { canonicalJson } from '../../base/canonicalJson.ts'
import { asJson } from '../../base/json.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import { type Assignment, withFields, withoutFields } from './assignment.ts'

/** What the assignment has in a field of its kind; the field's `absent` where the service leaves it out. */
export function fieldValue(field: Field, assignment: Assignment): unknown {
  if (field.notOnExclusions && assignment.target.kind === 'excludedGroup') return field.absent
  return said(field, assignment) ?? field.absent
}

/**
 * Gives an assignment the fields of another one of its kind; a field that already says the same stays as it is worded.
 * What the other one leaves out is left out, not sent as null: a whole assignment is written, not a part of one.
 */
export function withFieldsOf(kind: Kind, assignment: Assignment, from: Assignment): Assignment {
  const others = kind.fields.filter(
    (field) => canonicalJson(fieldValue(field, assignment)) !== canonicalJson(fieldValue(field, from)),
  )
  const given = others.flatMap((field) => {
    const wanted = said(field, from)
    return wanted === undefined ? [] : [[field.name, wanted] as const]
  })
  const left = others.filter((field) => said(field, from) === undefined).map(({ name }) => name)
  return withoutFields(withFields(assignment, Object.fromEntries(given)), left)
}

function said({ name }: Field, { raw }: Assignment): unknown {
  return name.startsWith('target.') ? asJson(raw['target'])[name.slice(7)] : raw[name]
}
