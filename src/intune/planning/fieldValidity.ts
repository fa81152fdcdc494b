import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import { type Assignment, isExclusion } from '../model/assignment.ts'
import type { Sorted } from '../model/configuration.ts'
import { fieldValue } from '../model/fieldValue.ts'
import type { Refusal } from '../model/refusedError.ts'
import { targetKey } from '../model/target.ts'

/** Why a field of the assignment can't have the value that it has; a value that the target had before is no reason. */
export function fieldRefusal(
  { kind, sort }: Sorted,
  assignment: Assignment,
  known: readonly Assignment[],
): Refusal | undefined {
  const key = targetKey(assignment.target)
  const was = known.filter((one) => targetKey(one.target) === key && one.target.kind === assignment.target.kind)
  for (const field of kind.fields) {
    const value = fieldValue(field, assignment)
    const had = was.some((one) => canonicalJson(fieldValue(field, one)) === canonicalJson(value))
    if (had || (isExclusion(assignment.target) && field.notOnExclusions)) continue
    if (value === undefined) {
      if (field.required || sort.requires?.includes(field.name)) return { reason: 'fieldMissing', field: field.title }
    } else if (!isLegal(field, value, assignment, sort.values?.[field.name])) {
      return { reason: 'fieldValue', field: field.title, value: titleOf(field, value) }
    }
  }
  return undefined
}

/** The title of a field by its Graph name; the name itself where the kind has no such field. */
export function fieldTitle({ fields }: Kind, name: string): string {
  return fields.find((one) => one.name === name)?.title ?? name
}

function isLegal(
  { values, number }: Field,
  value: unknown,
  { target }: Assignment,
  ofSort: readonly string[] | undefined,
): boolean {
  if (number) return Number.isInteger(value) && Number(value) >= number[0] && Number(value) <= number[1]
  if (values === undefined) return true
  const found = values.find((one) => one.value === value)
  if (found === undefined || (ofSort && !ofSort.includes(found.value))) return false
  return !found.notFor?.some((kind) => kind === target.kind)
}

function titleOf({ values }: Field, value: unknown): string {
  return values?.find((one) => one.value === value)?.title ?? (typeof value === 'string' ? value : canonicalJson(value))
}
