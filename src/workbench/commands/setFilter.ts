import * as vscode from 'vscode'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { takesOf } from '../../intune/model/takes.ts'
import { filterRequest, type FilterRequest, planFilter } from '../../operations/setFilter.ts'
import type { ListReading } from '../../session/listReading.ts'
import { pickFilter } from '../prompts/pickFilter.ts'
import { askAssigned } from './askAssigned.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'
import { same } from './same.ts'

/** Sets, changes or takes off the assignment filter of the chosen assignments. */
export function setFilter(list: ListReading): Changing<FilterRequest> {
  return {
    parse: filterRequest,
    plan: planFilter,
    ask: async (connection, first, second) => {
      const chosen = assignmentsOf(chosenRows(first, second))
      const title = vscode.l10n.t('Set Filter')
      const refs = chosen.length > 0 ? chosen : await askAssigned(list, connection, title, takesFilter)
      await connection.filters.load()
      const configurations = refs.map(({ assignable }) => assignable.configuration)
      const now = same(refs.map(({ assignment }) => assignment.filter))
      const filter = await pickFilter(title, connection.filters, configurations, now)
      return [{ pointedAt: { refs }, filter }]
    },
  }
}

function takesFilter({ assignable, assignment }: AssignmentRef): boolean {
  return assignment.target.kind !== 'excludedGroup' && takesOf(assignable.configuration).filters !== 'none'
}
