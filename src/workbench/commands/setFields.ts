import * as vscode from 'vscode'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { fieldValue } from '../../intune/model/fieldValue.ts'
import { fieldsRequest, type FieldsRequest, planFields } from '../../operations/setFields.ts'
import type { ListReading } from '../../session/listReading.ts'
import { choosableFields, pickFieldValue } from '../prompts/pickFieldValue.ts'
import { askAssigned } from './askAssigned.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'

/** Changes what the chosen assignments carry beside target and filter, such as the intent of an app. */
export function setFields(list: ListReading): Changing<FieldsRequest> {
  return {
    parse: fieldsRequest,
    plan: planFields,
    ask: async (connection, first, second) => {
      const title = vscode.l10n.t('Change Assignment')
      const chosen = assignmentsOf(chosenRows(first, second)).filter(hasFields)
      const refs = chosen.length > 0 ? chosen : await askAssigned(list, connection, title, hasFields)
      const [ref] = refs
      if (ref === undefined) return []
      const { field, value } = await pickFieldValue(title, fieldsOf(ref), connection.graph, (one) =>
        fieldValue(one, ref.assignment),
      )
      return [{ pointedAt: { refs }, fields: { [field.name]: value } }]
    },
  }
}

function fieldsOf({ assignable, assignment }: AssignmentRef) {
  return choosableFields(assignable.configuration, assignment.target.kind)
}

function hasFields(ref: AssignmentRef): boolean {
  return fieldsOf(ref).length > 0
}
