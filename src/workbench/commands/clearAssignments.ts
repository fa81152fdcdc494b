import * as vscode from 'vscode'
import { clearRequest, planClearing } from '../../operations/clearAssignments.ts'
import type { Scope } from '../../operations/scope.ts'
import type { ListReading } from '../../session/listReading.ts'
import type { Changing } from './changingCommand.ts'
import { chosenAssignables } from './chosenAssignables.ts'

/** Removes every assignment of the chosen configurations that can be removed. */
export function clearAssignments(list: ListReading): Changing<Scope> {
  return {
    parse: clearRequest,
    plan: planClearing,
    ask: async (connection, first, second) => {
      const title = vscode.l10n.t('Remove All Assignments')
      return [{ by: 'choice', assignables: await chosenAssignables(list, connection, title, first, second) }]
    },
  }
}
