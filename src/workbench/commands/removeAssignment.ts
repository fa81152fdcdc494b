import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import { assignmentsText, targetName } from '../messages/names.ts'
import { subjectOf } from '../plans/planSummary.ts'
import { requireConnection, type Workbench } from '../workbench.ts'
import { readyItems, planFresh } from '../../operations/findAssignables.ts'
import { assignmentsOf, chosenAssignables, chosenRows, keyboardSelection } from './chosenRows.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { changeByArguments } from '../../operations/changeByArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { askAssigned } from './askAssigned.ts'
import { type ChangeWords, runAsked } from '../plans/planRunner.ts'
import { planOfRows } from '../../operations/planOfRows.ts'

/** Removes the chosen assignments, whichever way round their groups are assigned. */
export async function removeAssignment(
  workbench: Workbench,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  if (isArguments(first)) return removeByArguments(workbench, first)
  const connection = await requireConnection(workbench)
  const chosen = assignmentsOf(chosenRows(first, second, workbench.selection))
  // Delete on a row that is no assignment has nothing to remove.
  if (first === keyboardSelection && chosen.length === 0) return undefined
  const rows = chosen.length > 0 ? chosen : await askAssigned(workbench, connection, vscode.l10n.t('Remove Assignment'))
  const plan = await planOfRows(connection, rows, ({ assignment }) => ({ kind: 'remove', target: assignment.target }))
  const [only] = rows
  const name = rows.length === 1 && only ? targetName(only.assignment.target, connection.groups) : undefined
  return runAsked(workbench, connection, plan, removeWords(name, rows.length, plan), false)
}

/** Removes every assignment that can be removed: not those of policy sets, and no target of an unknown kind. */
export async function clearAssignments(
  workbench: Workbench,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  const connection = await requireConnection(workbench)
  const title = vscode.l10n.t('Remove All Assignments')
  const assignables = await chosenAssignables(workbench, connection, first, second, title)
  const plan = await planFresh(connection, await readyItems(connection, assignables), () => [{ kind: 'clear' }])
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  const words = {
    source: 'clearAssignments',
    title: vscode.l10n.t('Remove all assignments from {0}', where),
    busy: vscode.l10n.t('Removing…'),
    done: vscode.l10n.t('All assignments removed from {0}', where),
  }
  return runAsked(workbench, connection, plan, words, false)
}

function removeByArguments(workbench: Workbench, args: Json): Promise<CommandResult> {
  return changeByArguments(workbench, args, {
    change: (target) => ({ kind: 'remove', target }),
    words: (name, plan) => removeWords(name, 1, plan),
  })
}

function removeWords(name: string | undefined, count: number, plan: Plan): ChangeWords {
  const { t } = vscode.l10n
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  const what = name ?? assignmentsText(count)
  return {
    source: 'removeAssignment',
    title: t('Remove {0} from {1}', what, where),
    busy: t('Removing…'),
    done: t('{0} removed from {1}', what, where),
  }
}
