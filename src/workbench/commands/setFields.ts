import * as vscode from 'vscode'
import { canonicalJson } from '../../base/canonicalJson.ts'
import type { Field } from '../../intune/kinds/kind.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { fieldValue } from '../../intune/model/fieldValue.ts'
import { fieldsRequest, type FieldsRequest, planFields } from '../../operations/setFields.ts'
import type { ListReading } from '../../session/listReading.ts'
import { type ChoosableField, choosableFields, pickFieldValue } from '../prompts/pickFieldValue.ts'
import { showInformation } from '../messages/notice.ts'
import { askAssigned } from './askAssigned.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'
import { same } from './same.ts'

/** Changes what the chosen assignments carry beside target and filter, such as the intent of an app. */
export function setFields(list: ListReading): Changing<FieldsRequest> {
  return {
    parse: fieldsRequest,
    plan: planFields,
    ask: async (connection, first, second) => {
      const title = vscode.l10n.t('Change Assignment')
      const chosen = assignmentsOf(chosenRows(first, second)).filter(hasFields)
      const refs = chosen.length > 0 ? chosen : await askAssigned(list, connection, title, hasFields)
      const fields = fieldsOfAll(refs)
      if (fields.length === 0) {
        void showInformation(vscode.l10n.t('The selected assignments have nothing in common that can be changed.'))
        return []
      }
      const now = (field: Field): unknown => same(refs.map(({ assignment }) => fieldValue(field, assignment)))
      const { field, value } = await pickFieldValue(title, fields, connection.graph, now)
      return [{ pointedAt: { refs }, fields: { [field.name]: value } }]
    },
  }
}

/** The fields that all of them have, each with the values that all of them take. */
function fieldsOfAll(refs: readonly AssignmentRef[]): readonly ChoosableField[] {
  const [first = [], ...others] = refs.map(fieldsOf)
  return first.flatMap((field) => {
    const theirs = others.map((fields) => fields.find(({ name }) => name === field.name))
    const choices = field.choices.filter(({ value }) => {
      const text = canonicalJson(value)
      return theirs.every((other) => other?.choices.some((one) => canonicalJson(one.value) === text))
    })
    return choices.length === 0 ? [] : [{ ...field, choices }]
  })
}

function fieldsOf({ assignable, assignment }: AssignmentRef) {
  return choosableFields(assignable.configuration, assignment.target.kind)
}

function hasFields(ref: AssignmentRef): boolean {
  return fieldsOf(ref).length > 0
}
