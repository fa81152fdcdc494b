import * as vscode from 'vscode'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { groupOf } from '../../intune/model/target.ts'
import { planSwitch, switchRequest, type SwitchRequest, type SwitchTo } from '../../operations/switchMode.ts'
import type { ListReading } from '../../session/listReading.ts'
import { UsageError } from '../../session/usageError.ts'
import { askAssigned } from './askAssigned.ts'
import type { Changing } from './changingCommand.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'

/** Switches the chosen groups between included and excluded; with `to`, those that are so already stay. */
export function switchMode(list: ListReading, to?: SwitchTo): Changing<SwitchRequest> {
  return {
    parse: (args) => {
      if (to !== undefined) throw new UsageError('this command is for the menu of a row: call switchMode')
      return switchRequest(args)
    },
    plan: planSwitch,
    ask: async (connection, first, second) => {
      const chosen = assignmentsOf(chosenRows(first, second))
      if (chosen.length > 0) return [{ pointedAt: { refs: chosen }, to }]
      const title = vscode.l10n.t('Switch Include and Exclude')
      return [{ pointedAt: { refs: await askAssigned(list, connection, title, isGroup) }, to }]
    },
  }
}

function isGroup({ assignment }: AssignmentRef): boolean {
  return groupOf(assignment.target) !== undefined
}
