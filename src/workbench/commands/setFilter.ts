import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { FilterChoice } from '../../intune/model/assignment.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { assignmentsText, filterLabel, targetName } from '../messages/names.ts'
import { subjectOf } from '../plans/planSummary.ts'
import { pickFilter } from '../prompts/pickFilter.ts'
import type { AssignmentRow } from '../views/configurations/row.ts'
import { requireConnection, type Workbench } from '../workbench.ts'
import { askAssigned } from './askAssigned.ts'
import { assignmentsOf, chosenRows } from './chosenRows.ts'
import { filterArgument, isArguments } from '../../operations/commandArguments.ts'
import { changeByArguments } from '../../operations/changeByArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { Misuse } from '../../session/misuse.ts'
import { type ChangeWords, runAsked } from '../plans/planRunner.ts'
import { planOfRows } from '../../operations/planOfRows.ts'

/** Sets, changes or takes off the assignment filter of the chosen assignments. */
export async function setFilter(
  workbench: Workbench,
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
  const plan = await planOfRows(connection, rows, ({ assignment }) => ({
    kind: 'setFilter',
    target: assignment.target,
    filter,
  }))
  const [only] = rows
  const name = rows.length === 1 && only ? targetName(only.assignment.target, connection.groups) : undefined
  return runAsked(
    workbench,
    connection,
    plan,
    filterWords(name, rows.length, filter, plan, connection),
    rows.length === 1,
  )
}

async function setByArguments(workbench: Workbench, args: Json): Promise<CommandResult> {
  const filter = filterArgument(args)
  if (filter === undefined) throw new Misuse('filter is missing; null takes it off')
  return changeByArguments(workbench, args, {
    names: ['filter'],
    change: (target) => ({ kind: 'setFilter', target, filter }),
    words: (name, plan, connection) => filterWords(name, 1, filter, plan, connection),
  })
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

function takesFilter({ assignment }: AssignmentRow): boolean {
  return assignment.target.kind !== 'excludedGroup'
}
