import * as vscode from 'vscode'
import { editable } from '../../intune/planning/change.ts'
import type { Connection } from '../../session/connection.ts'
import { filterName } from '../messages/filterName.ts'
import { modeName } from '../messages/modeName.ts'
import { targetName } from '../messages/targetName.ts'
import { askWith } from '../prompts/askWith.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import type { ListReading } from '../../session/listReading.ts'
import { readyItems } from '../../operations/readyItems.ts'
import { chosenAssignables } from './chosenAssignables.ts'
import { shownItems } from '../messages/shownItems.ts'
import { configurationName } from '../messages/configurationName.ts'

interface AssignmentItem extends vscode.QuickPickItem {
  readonly ref: AssignmentRef
}

/** From the palette: which configurations, then which of their assignments. Throws a `CancellationError`. */
export async function askAssigned(
  list: ListReading,
  connection: Connection,
  title: string,
  fits: (ref: AssignmentRef) => boolean = () => true,
): Promise<readonly AssignmentRef[]> {
  const assignables = await chosenAssignables(list, connection, title)
  const items = await readyItems(connection, assignables)
  const refs = items.flatMap(({ assignable, set }) =>
    set.state === 'read' ? set.set.assignments.map((assignment) => ({ assignable, assignment })) : [],
  )
  const choices = refs.filter((ref) => editable(ref.assignment) && fits(ref)).map((ref) => itemOf(ref, connection))
  const pick = vscode.window.createQuickPick<AssignmentItem>()
  pick.title = title
  pick.placeholder =
    choices.length > 0 ? vscode.l10n.t('Choose assignments') : vscode.l10n.t('No assignment can be changed this way')
  pick.canSelectMany = choices.length > 0
  pick.matchOnDescription = true
  pick.items = shownItems(choices)
  let chosen: readonly AssignmentRef[] = []
  await askWith(pick, { step: 1, totalSteps: 1, canGoBack: false }, () => {
    const taken = pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems
    chosen = taken.map(({ ref }) => ref)
    return chosen.length > 0 ? 'next' : 'stay'
  })
  return chosen
}

function itemOf(ref: AssignmentRef, { groups, filters }: Connection): AssignmentItem {
  const { assignment, assignable } = ref
  const facts = [
    modeName(assignment),
    assignment.filter ? filterName(assignment.filter, filters) : '',
    configurationName(assignable.configuration),
  ]
  return {
    label: targetName(assignment.target, groups),
    description: facts.filter((one) => one !== '').join(' · '),
    ref,
  }
}
