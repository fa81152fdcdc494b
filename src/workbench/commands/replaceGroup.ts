import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { Assignable } from '../../intune/model/configuration.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import { groupOf } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { groupName } from '../messages/targetName.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { pickGroup, type PickedGroup } from '../prompts/pickGroup.ts'
import { askWith } from '../prompts/askWith.ts'
import { runSteps, type Step } from '../prompts/runSteps.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsList, NeedsRunner, NeedsSession } from './needs.ts'
import { findAssignables, readyItems } from '../../operations/findAssignables.ts'
import { planFresh } from '../../operations/planFresh.ts'
import { assignmentsOf, chosenRows, readList } from './chosenRows.ts'
import {
  checkNames,
  configurationIds,
  guid,
  isArguments,
  justificationArgument,
} from '../../operations/commandArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { UsageError } from '../../session/usageError.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'

/** Puts one group in the place of another, on the chosen rows or everywhere. */
export async function replaceGroup(
  workbench: NeedsSession & NeedsList & NeedsRunner,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  if (isArguments(first)) return replaceByArguments(workbench, first)
  const connection = await requireConnection(workbench)
  await readList(workbench, connection)
  const rows = assignmentsOf(chosenRows(first, second)).filter(
    ({ assignment }) => groupOf(assignment.target) !== undefined,
  )
  const answers = await ask(
    connection,
    rows.map(({ assignable }) => assignable),
    groupOf(rows[0]?.assignment.target ?? { kind: 'allUsers' }),
  )
  const { from, to } = answers
  const plan = await planFresh(connection, await readyItems(connection, answers.assignables), () => [
    { kind: 'replaceGroup', from: from.id, to: to.id },
  ])
  return workbench.runner.runAsked(connection, plan, replaceWords(from.name, to.name, plan), false)
}

async function replaceByArguments(
  workbench: NeedsSession & NeedsList & NeedsRunner,
  args: Json,
): Promise<CommandResult> {
  checkNames(args, ['configurationIds', 'from', 'to', 'justification'])
  const ids = args['configurationIds'] === undefined ? undefined : configurationIds(args)
  const [from, to] = [guid('from', args['from']), guid('to', args['to'])]
  if (from === to) throw new UsageError('from and to are the same group')
  const justification = justificationArgument(args)
  const connection = await requireConnection(workbench)
  if (ids === undefined) await readList(workbench, connection)
  const found = ids === undefined ? undefined : await findAssignables(connection, ids, false)
  const items = found?.items ?? (await readyItems(connection, usersOf(from, connection)))
  const plan = await planFresh(connection, items, () => [{ kind: 'replaceGroup', from, to }])
  const name = (id: string): string => groupName(connection.groups.state(id))
  return workbench.runner.runRequested({
    connection,
    plan,
    found: found,
    words: replaceWords(name(from), name(to), plan),
    justification: justification,
  })
}

interface Answers {
  readonly from: PickedGroup
  readonly to: PickedGroup
  readonly assignables: readonly Assignable[]
}

async function ask(
  connection: Connection,
  given: readonly Assignable[],
  groupId: string | undefined,
): Promise<Answers> {
  const title = vscode.l10n.t('Replace Group')
  const { groups } = connection
  let from: PickedGroup | undefined =
    groupId === undefined ? undefined : { id: groupId, name: groupName(groups.state(groupId)) }
  let to: PickedGroup | undefined
  let everywhere = given.length === 0
  const used = (id: string): string => usedText(usersOf(id, connection).length)
  const steps: Step[] = []
  if (given.length === 0) {
    steps.push((position) =>
      pickGroup(
        vscode.l10n.t('Replace Group: the Group to Take Out'),
        groups,
        from,
        used,
        position,
        (group) => (from = group),
      ),
    )
  }
  steps.push((position) =>
    pickGroup(
      vscode.l10n.t('Replace Group: the Group in Its Place'),
      groups,
      to,
      used,
      position,
      (group) => (to = group),
    ),
  )
  if (given.length > 0) {
    steps.push((position) =>
      pickScope(title, given, usersOf(from?.id ?? '', connection).length, position, (all) => (everywhere = all)),
    )
  }
  await runSteps(steps)
  if (!from || !to) throw new vscode.CancellationError()
  return { from, to, assignables: everywhere ? usersOf(from.id, connection) : given }
}

function pickScope(
  title: string,
  given: readonly Assignable[],
  users: number,
  position: Parameters<Step>[0],
  take: (everywhere: boolean) => void,
): Promise<'next' | 'back'> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly everywhere: boolean }>()
  pick.title = title
  pick.placeholder = vscode.l10n.t('Where')
  pick.items = [
    { label: vscode.l10n.t('Only on {0}', subjectOf(given)), everywhere: false },
    { label: vscode.l10n.t('Everywhere'), description: usedText(users), everywhere: true },
  ]
  return askWith(pick, position, () => {
    const item = pick.selectedItems[0] ?? pick.activeItems[0]
    if (!item) return 'stay'
    take(item.everywhere)
    return 'next'
  })
}

/** The configurations of the list that assign the group, or whose set is not known and may. */
function usersOf(groupId: string, { tenant }: Connection): readonly Assignable[] {
  return [...tenant.configurations]
    .filter((configuration) => {
      const set = tenant.set(configuration)
      return set?.state !== 'read' || set.set.assignments.some(({ target }) => groupOf(target) === groupId)
    })
    .map((configuration) => ({ configuration }))
}

function usedText(count: number): string {
  return count === 1
    ? vscode.l10n.t('used by 1 configuration')
    : vscode.l10n.t('used by {0} configurations', count.toLocaleString())
}

function replaceWords(from: string, to: string, plan: Plan): ChangeWords {
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  return {
    source: 'replaceGroup',
    title: vscode.l10n.t('Replace {0} by {1} on {2}', from, to, where),
    busy: vscode.l10n.t('Replacing…'),
    done: vscode.l10n.t('{0} replaced by {1} on {2}', from, to, where),
  }
}
