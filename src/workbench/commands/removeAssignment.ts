import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import { assignmentsText } from '../messages/assignmentsText.ts'
import { targetName } from '../messages/targetName.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsList, NeedsRunner, NeedsSelection, NeedsSession } from './needs.ts'
import { readyItems } from '../../operations/findAssignables.ts'
import { planFresh } from '../../operations/planFresh.ts'
import { assignmentsOf, chosenAssignables, chosenRows, keyboardSelection } from './chosenRows.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { planByArguments } from '../../operations/planByArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { askAssigned } from './askAssigned.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import { planOfAssignments } from '../../operations/planOfAssignments.ts'

/** Removes the chosen assignments, whichever way round their groups are assigned. */
export async function removeAssignment(
  workbench: NeedsSession & NeedsList & NeedsRunner & NeedsSelection,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  if (isArguments(first)) return removeByArguments(workbench, first)
  const connection = await requireConnection(workbench)
  const chosen = assignmentsOf(chosenRows(first, second, workbench.selection))
  // Delete on a row that is no assignment has nothing to remove.
  if (first === keyboardSelection && chosen.length === 0) return undefined
  const rows = chosen.length > 0 ? chosen : await askAssigned(workbench, connection, vscode.l10n.t('Remove Assignment'))
  const plan = await planOfAssignments(connection, rows, ({ assignment }) => ({
    kind: 'remove',
    target: assignment.target,
  }))
  const [only] = rows
  const name = rows.length === 1 && only ? targetName(only.assignment.target, connection.groups) : undefined
  return workbench.runner.runAsked(connection, plan, removeWords(name, rows.length, plan), false)
}

/** Removes every assignment that can be removed: not those of policy sets, and no target of an unknown kind. */
export async function clearAssignments(
  workbench: NeedsSession & NeedsList & NeedsRunner,
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
  return workbench.runner.runAsked(connection, plan, words, false)
}

async function removeByArguments(workbench: NeedsSession & NeedsRunner, args: Json): Promise<CommandResult> {
  return workbench.runner.runRequested(
    await planByArguments(workbench.session, args, {
      change: (target) => ({ kind: 'remove', target }),
      words: (target, plan, { groups }) => removeWords(targetName(target, groups), 1, plan),
    }),
  )
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
