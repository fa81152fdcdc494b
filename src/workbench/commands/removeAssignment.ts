import * as vscode from 'vscode'
import type { PointedAt } from '../../operations/planAt.ts'
import { planRemoval, removeRequest } from '../../operations/removeAssignment.ts'
import type { ListReading } from '../../session/listReading.ts'
import { askAssigned } from './askAssigned.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows, isKeyboard, type SelectedRows } from './chosenRows.ts'

/** Removes the chosen assignments. */
export function removeAssignment(list: ListReading, selected: SelectedRows): Changing<PointedAt> {
  return {
    parse: removeRequest,
    plan: planRemoval,
    ask: async (connection, first, second) => {
      const chosen = assignmentsOf(chosenRows(first, second, selected))
      // Delete on a row that is no assignment has nothing to remove.
      if (isKeyboard(first) && chosen.length === 0) return []
      if (chosen.length > 0) return [{ refs: chosen }]
      return [{ refs: await askAssigned(list, connection, vscode.l10n.t('Remove Assignment')) }]
    },
  }
}
