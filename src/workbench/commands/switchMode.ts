import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { assignmentsText } from '../messages/assignmentsText.ts'
import { targetName } from '../messages/targetName.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsList, NeedsRunner, NeedsSession } from './needs.ts'
import { askAssigned } from './askAssigned.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { planByArguments } from '../../operations/planByArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { UsageError } from '../../session/usageError.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import { assignmentsToSwitch } from '../../operations/assignmentsToSwitch.ts'
import { planOfAssignments } from '../../operations/planOfAssignments.ts'

/**
 * Include becomes exclude, and the other way round, for the chosen groups. With `to`, those that are so already stay.
 * Everyone can't be excluded.
 */
export async function switchMode(
  workbench: NeedsSession & NeedsList & NeedsRunner,
  first: unknown,
  second: unknown,
  to?: 'group' | 'excludedGroup',
): Promise<CommandResult | undefined> {
  if (isArguments(first)) return switchByArguments(workbench, first)
  const connection = await requireConnection(workbench)
  const chosen = assignmentsOf(chosenRows(first, second))
  const title = vscode.l10n.t('Switch Include and Exclude')
  const asked = chosen.length > 0 ? chosen : await askAssigned(workbench, connection, title, isGroup)
  const rows = assignmentsToSwitch(asked, to)
  const plan = await planOfAssignments(connection, rows, ({ assignment }) => {
    const groupId = groupOf(assignment.target)
    return groupId === undefined ? undefined : { kind: 'switchMode', groupId }
  })
  const notes = alreadyNotes(asked.length - rows.length, to)
  return workbench.runner.runAsked(connection, plan, { ...switchWords(rows, plan, connection), notes }, false)
}

function alreadyNotes(count: number, to: 'group' | 'excludedGroup' | undefined): readonly string[] {
  const { t } = vscode.l10n
  if (count === 0) return []
  if (to === 'excludedGroup') {
    return [count === 1 ? t('1 is already excluded and stays.') : t('{0} are already excluded and stay.', count)]
  }
  return [count === 1 ? t('1 is already included and stays.') : t('{0} are already included and stay.', count)]
}

async function switchByArguments(workbench: NeedsSession & NeedsRunner, args: Json): Promise<CommandResult> {
  return workbench.runner.runRequested(
    await planByArguments(workbench.session, args, {
      change: (target) => {
        const groupId = groupOf(target)
        if (groupId === undefined) throw new UsageError('all devices and all users cannot be excluded')
        return { kind: 'switchMode', groupId }
      },
      words: (target, plan, connection) => switchWords([], plan, connection, targetName(target, connection.groups)),
    }),
  )
}

function switchWords(rows: readonly AssignmentRef[], plan: Plan, { groups }: Connection, name?: string): ChangeWords {
  const { t } = vscode.l10n
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  const [only] = rows
  const what =
    rows.length === 1 && only ? targetName(only.assignment.target, groups) : (name ?? assignmentsText(rows.length))
  const kinds = new Set(plan.entries.flatMap(({ differences }) => differences.map((one) => one.after?.target.kind)))
  const words = { source: 'switchMode', busy: t('Switching…') }
  if (kinds.size === 1 && kinds.has('excludedGroup')) {
    return { ...words, title: t('Exclude {0} from {1}', what, where), done: t('{0} excluded from {1}', what, where) }
  }
  if (kinds.size === 1 && kinds.has('group')) {
    return { ...words, title: t('Include {0} in {1}', what, where), done: t('{0} included in {1}', what, where) }
  }
  return { ...words, title: t('Switch {0} on {1}', what, where), done: t('{0} switched on {1}', what, where) }
}

function isGroup({ assignment }: AssignmentRef): boolean {
  return groupOf(assignment.target) !== undefined
}
