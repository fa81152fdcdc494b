import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Field, Kind } from '../../intune/kinds/kind.ts'
import type { Assignment } from '../../intune/model/assignment.ts'
import { fieldValue } from '../../intune/model/fieldValue.ts'
import { kindText } from './kindText.ts'

/** What an assignment says in the fields that are chosen from a list, such as "Required"; what is meant anyway is left out. */
export function chosenFieldsText({ fields }: Kind, assignment: Assignment): readonly string[] {
  return fields.flatMap((field) => {
    const value = field.values === undefined ? undefined : fieldValue(field, assignment)
    return value === undefined || value === field.absent ? [] : [valueText(field, value)]
  })
}

/** The fields that an assignment has and somebody may have set, each with its title. */
export function fieldsText({ fields }: Kind, assignment: Assignment): readonly { title: string; text: string }[] {
  return fields.flatMap((field) => {
    const value = field.send === undefined ? fieldValue(field, assignment) : undefined
    return value === undefined || value === null || value === field.absent
      ? []
      : [{ title: kindText(field.title), text: valueText(field, value) }]
  })
}

/** A value that this version does not know is shown as the service names it. */
function valueText({ values, presets }: Field, value: unknown): string {
  const preset = presets?.find((one) => canonicalJson(one.value) === canonicalJson(value))
  const title = (values?.find((one) => one.value === value) ?? preset)?.title
  if (title !== undefined) return kindText(title)
  return typeof value === 'string' ? value : canonicalJson(value)
}
