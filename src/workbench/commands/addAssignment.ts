import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { Assignable, Configuration } from '../../intune/model/configuration.ts'
import { type Plan, planChanges } from '../../intune/planning/plan.ts'
import { groupOf, type Target } from '../../intune/model/target.ts'
import type { Connection } from '../../session/connection.ts'
import { targetName } from '../messages/targetName.ts'
import { planWarnings } from '../plans/planWarnings.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { pickConfigurations } from '../prompts/pickConfigurations.ts'
import { type PickedGroup, pickGroup } from '../prompts/pickGroup.ts'
import { type Mode, pickMode } from '../prompts/pickMode.ts'
import { runSteps, type Step } from '../prompts/runSteps.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsList, NeedsRunner, NeedsSession } from './needs.ts'
import { planInput, readyItems } from '../../operations/findAssignables.ts'
import { planFresh } from '../../operations/planFresh.ts'
import { assignablesOf, chosenAssignables, chosenRows, readList } from './chosenRows.ts'
import { filterArgument, flag, isArguments } from '../../operations/commandArguments.ts'
import { planByArguments } from '../../operations/planByArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import { UsageError } from '../../session/usageError.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'

/** Adds a group to one or many configurations: asks for what is missing, or takes a plain object and asks nothing. */
export async function addAssignment(
  workbench: NeedsSession & NeedsList & NeedsRunner,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  if (isArguments(first)) return addByArguments(workbench, first)
  const connection = await requireConnection(workbench)
  const answers = await ask(workbench, connection, assignablesOf(chosenRows(first, second), connection))
  const { group, mode, assignables } = answers
  const target: Target = { kind: mode === 'include' ? 'group' : 'excludedGroup', groupId: group.id }
  const plan = await planFresh(connection, await readyItems(connection, assignables), () => [{ kind: 'add', target }])
  const notes = switchNotes(plan, mode)
  const plain = plan.entries.length === 1 && assignables.length === 1 && mode === 'include' && notes.length === 0
  return workbench.runner.runAsked(connection, plan, { ...addWords(group.name, mode, plan), notes }, plain)
}

/** All devices or all users, on the chosen rows; always asked, because it reaches everybody. */
export async function assignToEveryone(
  workbench: NeedsSession & NeedsList & NeedsRunner,
  kind: 'allDevices' | 'allUsers',
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  const connection = await requireConnection(workbench)
  const assignables = await chosenAssignables(
    workbench,
    connection,
    first,
    second,
    targetName({ kind }, connection.groups),
  )
  const plan = await planFresh(connection, await readyItems(connection, assignables), () => [
    { kind: 'add', target: { kind } },
  ])
  const words = addWords(targetName({ kind }, connection.groups), 'include', plan)
  return workbench.runner.runAsked(connection, plan, words, false)
}

async function addByArguments(workbench: NeedsSession & NeedsRunner, args: Json): Promise<CommandResult> {
  const filter = filterArgument(args)
  return workbench.runner.runRequested(
    await planByArguments(workbench.session, args, {
      names: ['exclude', 'filter'],
      change: (target) => {
        if (filter && target.kind === 'excludedGroup') throw new UsageError('an excluded group takes no filter')
        return { kind: 'add', target, filter }
      },
      words: (target, plan, { groups }) =>
        addWords(targetName(target, groups), flag(args, 'exclude') ? 'exclude' : 'include', plan),
    }),
  )
}

function addWords(name: string, mode: Mode, plan: Plan): ChangeWords {
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  const { t } = vscode.l10n
  const include = mode === 'include'
  return {
    source: 'addAssignment',
    title: include ? t('Include {0} in {1}', name, where) : t('Exclude {0} from {1}', name, where),
    busy: t('Assigning…'),
    done: include ? t('{0} included in {1}', name, where) : t('{0} excluded from {1}', name, where),
    already: include
      ? t('{0} is included in {1} already.', name, subjectOf(plan.unchanged))
      : t('{0} is excluded from {1} already.', name, subjectOf(plan.unchanged)),
  }
}

/** Where the group is assigned the other way round, the user is told that it will switch. */
function switchNotes(plan: Plan, mode: Mode): readonly string[] {
  const { t } = vscode.l10n
  const switches = plan.entries.filter(({ differences }) => differences.some((one) => one.before !== undefined)).length
  if (switches === 0) return []
  if (plan.entries.length === 1) {
    return [
      mode === 'include'
        ? t('The group is excluded now and will switch.')
        : t('The group is included now and will switch.'),
    ]
  }
  return [
    mode === 'include'
      ? switches === 1
        ? t('1 of them excludes the group now and will switch.')
        : t('{0} of them exclude the group now and will switch.', switches.toLocaleString())
      : switches === 1
        ? t('1 of them includes the group now and will switch.')
        : t('{0} of them include the group now and will switch.', switches.toLocaleString()),
  ]
}

interface Answers {
  readonly assignables: readonly Assignable[]
  readonly group: PickedGroup
  readonly mode: Mode
}

async function ask(workbench: NeedsList, connection: Connection, given: readonly Assignable[]): Promise<Answers> {
  const title = vscode.l10n.t('Add Group Assignment')
  let assignables = given
  let group: PickedGroup | undefined
  let mode: Mode | undefined
  const steps: Step[] = []
  if (given.length === 0) {
    await readList(workbench, connection)
    steps.push((position) =>
      pickConfigurations(
        title,
        connection.tenant,
        assignables.map((one) => one.configuration),
        position,
        (chosen: readonly Configuration[]) => {
          assignables = chosen.map((configuration) => ({ configuration }))
        },
      ),
    )
  }
  steps.push(
    (position) =>
      pickGroup(
        titleFor(title, assignables),
        connection.groups,
        group,
        (id) => noteOf(id, assignables, connection),
        position,
        (picked) => {
          group = picked
        },
      ),
    (position) =>
      pickMode(
        titleFor(title, assignables),
        subjectOf(assignables),
        mode,
        (way) => findingsFor(connection, assignables, group, way),
        position,
        (picked) => {
          mode = picked
        },
      ),
  )
  await runSteps(steps)
  if (group === undefined || mode === undefined) throw new vscode.CancellationError()
  return { assignables, group, mode }
}

function titleFor(title: string, assignables: readonly Assignable[]): string {
  const via = assignables.length === 1 ? assignables[0]?.via : undefined
  // The expensive mistake this prevents: these are not the assignments of the VPN or e-mail profile.
  return via === undefined
    ? title
    : vscode.l10n.t('Add Group Assignment to the Certificate Profile {0}', subjectOf(assignables))
}

/** "Excluded now", for the one configuration that is being edited. */
function noteOf(groupId: string, assignables: readonly Assignable[], connection: Connection): string | undefined {
  const [only] = assignables
  if (assignables.length !== 1 || !only) return undefined
  const { set } = planInput(connection, only)
  const there = set.state === 'read' ? set.set.assignments.find(({ target }) => groupOf(target) === groupId) : undefined
  if (!there) return undefined
  return there.target.kind === 'excludedGroup' ? vscode.l10n.t('Excluded now') : vscode.l10n.t('Included now')
}

/** What would be odd about including or excluding the group. */
async function findingsFor(
  connection: Connection,
  assignables: readonly Assignable[],
  group: PickedGroup | undefined,
  mode: Mode,
): Promise<readonly string[]> {
  if (!group) return []
  const target: Target = { kind: mode === 'include' ? 'group' : 'excludedGroup', groupId: group.id }
  const items = assignables.map((assignable) => planInput(connection, assignable))
  return (
    await planWarnings(
      connection,
      planChanges(items, () => [{ kind: 'add', target }]),
    )
  ).findings
}
