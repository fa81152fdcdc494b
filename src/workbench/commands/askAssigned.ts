import * as vscode from 'vscode'
import type { Assignable } from '../../intune/model/configuration.ts'
import { editable } from '../../intune/planning/change.ts'
import type { Connection } from '../../session/connection.ts'
import { filterName, modeName, targetName, withoutIcons } from '../messages/names.ts'
import { askWith } from '../prompts/steps.ts'
import { type AssignmentRow, assignmentRows, configurationRow, platformRow } from '../views/configurations/row.ts'
import type { Workbench } from '../workbench.ts'
import { readyItems } from '../../operations/findAssignables.ts'
import { chosenAssignables } from './chosenRows.ts'

interface AssignmentItem extends vscode.QuickPickItem {
  readonly row: AssignmentRow
}

/** From the palette: which configurations, then which of their assignments. Throws a `CancellationError`. */
export async function askAssigned(
  workbench: Workbench,
  connection: Connection,
  title: string,
  fits: (row: AssignmentRow) => boolean = () => true,
): Promise<readonly AssignmentRow[]> {
  const assignables = await chosenAssignables(workbench, connection, undefined, undefined, title)
  const items = await readyItems(connection, assignables)
  const rows = items.flatMap(({ assignable, set }) =>
    set.state === 'read' ? rowsOf(assignable, set.set.assignments) : [],
  )
  const choices = rows.filter((row) => editable(row.assignment) && fits(row)).map((row) => itemOf(row, connection))
  const pick = vscode.window.createQuickPick<AssignmentItem>()
  pick.title = title
  pick.placeholder =
    choices.length > 0
      ? vscode.l10n.t('Choose assignments')
      : vscode.l10n.t('No assignment here can be changed this way')
  pick.canSelectMany = choices.length > 0
  pick.matchOnDescription = true
  pick.items = choices
  let chosen: readonly AssignmentRow[] = []
  await askWith(pick, { step: 1, totalSteps: 1, canGoBack: false }, () => {
    const taken = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems
    chosen = taken.map(({ row }) => row)
    return chosen.length > 0 ? 'next' : 'stay'
  })
  return chosen
}

function rowsOf(assignable: Assignable, assignments: Parameters<typeof assignmentRows>[2]): readonly AssignmentRow[] {
  const { platform = 'Other' } = assignable.configuration.sort
  return assignmentRows(configurationRow(platformRow(platform), assignable.configuration), assignable, assignments)
}

function itemOf(row: AssignmentRow, { groups, filters }: Connection): AssignmentItem {
  const { assignment, assignable } = row
  const facts = [
    modeName(assignment),
    assignment.filter ? filterName(assignment.filter, filters) : '',
    assignable.configuration.displayName,
  ]
  return {
    label: withoutIcons(targetName(assignment.target, groups)),
    description: withoutIcons(facts.filter((one) => one !== '').join(' · ')),
    row,
  }
}
