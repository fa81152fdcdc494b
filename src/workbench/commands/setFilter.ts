import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { FilterChoice } from '../../intune/model/assignment.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { assignmentsText } from '../messages/assignmentsText.ts'
import { filterLabel } from '../messages/filterName.ts'
import { targetName } from '../messages/targetName.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { pickFilter } from '../prompts/pickFilter.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsList, NeedsRunner, NeedsSession } from './needs.ts'
import { askAssigned } from './askAssigned.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'
import { filterArgument, isArguments } from '../../operations/commandArguments.ts'
import { planByArguments } from '../../operations/planByArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { UsageError } from '../../session/usageError.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import { planOfAssignments } from '../../operations/planOfAssignments.ts'

/** Sets, changes or takes off the assignment filter of the chosen assignments. */
export async function setFilter(
  workbench: NeedsSession & NeedsList & NeedsRunner,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  if (isArguments(first)) return setByArguments(workbench, first)
  const connection = await requireConnection(workbench)
  const chosen = assignmentsOf(chosenRows(first, second))
  const title = vscode.l10n.t('Set Filter')
  const rows = chosen.length > 0 ? chosen : await askAssigned(workbench, connection, title, takesFilter)
  await connection.filters.load()
  const platforms = rows.map(({ assignable }) => assignable.configuration.sort.filterPlatforms ?? [])
  const filter = await pickFilter(title, connection.filters, platforms, rows[0]?.assignment.filter)
  const plan = await planOfAssignments(connection, rows, ({ assignment }) => ({
    kind: 'setFilter',
    target: assignment.target,
    filter,
  }))
  const [only] = rows
  const name = rows.length === 1 && only ? targetName(only.assignment.target, connection.groups) : undefined
  return workbench.runner.runAsked(
    connection,
    plan,
    filterWords(name, rows.length, filter, plan, connection),
    rows.length === 1,
  )
}

async function setByArguments(workbench: NeedsSession & NeedsRunner, args: Json): Promise<CommandResult> {
  const filter = filterArgument(args)
  if (filter === undefined) throw new UsageError('filter is missing; null takes it off')
  return workbench.runner.runRequested(
    await planByArguments(workbench.session, args, {
      names: ['filter'],
      change: (target) => ({ kind: 'setFilter', target, filter }),
      words: (target, plan, connection) =>
        filterWords(targetName(target, connection.groups), 1, filter, plan, connection),
    }),
  )
}

function filterWords(
  name: string | undefined,
  count: number,
  filter: FilterChoice | null,
  plan: Plan,
  { filters }: Connection,
): ChangeWords {
  const { t } = vscode.l10n
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  const what = name ?? assignmentsText(count)
  const label = filter ? filterLabel(filter.id, filters) : ''
  const mode = filter?.mode === 'exclude' ? t('excluding {0}', label) : label
  return {
    source: 'setFilter',
    title: filter
      ? t('Set the filter of {0} on {1} to {2}', what, where, mode)
      : t('Take the filter off {0} on {1}', what, where),
    busy: t('Setting the filter…'),
    done: filter ? t('{0} has the filter {1} on {2}', what, mode, where) : t('{0} has no filter on {1}', what, where),
  }
}

function takesFilter({ assignment }: AssignmentRef): boolean {
  return assignment.target.kind !== 'excludedGroup'
}
