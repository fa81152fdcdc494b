import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { Assignment } from '../../intune/model/assignment.ts'
import { editable } from '../../intune/planning/change.ts'
import { type Plan, planChanges } from '../../intune/planning/plan.ts'
import type { Connection } from '../../session/connection.ts'
import { assignmentsText } from '../messages/assignmentsText.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsClipboard, NeedsList, NeedsRunner, NeedsSelection, NeedsSession, NeedsStatus } from './needs.ts'
import { findAssignables, readyItems } from '../../operations/findAssignables.ts'
import { planFresh } from '../../operations/planFresh.ts'
import { assignablesOf, assignmentsOf, chosenAssignables, chosenRows } from './chosenRows.ts'
import {
  checkNames,
  configurationIds,
  flag,
  guid,
  isArguments,
  justificationArgument,
} from '../../operations/commandArguments.ts'
import { type CommandResult, commandResult } from '../plans/commandResult.ts'
import { UsageError } from '../../session/usageError.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import { showInformation } from '../messages/notice.ts'

/** Copies the chosen assignments, or all of the chosen configurations. Nothing is sent. */
export async function copyAssignments(
  workbench: NeedsSession & NeedsList & NeedsSelection & NeedsClipboard & NeedsStatus,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  const connection = await requireConnection(workbench)
  if (isArguments(first)) return copyByArguments(workbench, connection, first)
  const rows = chosenRows(first, second, workbench.selection)
  const single = assignmentsOf(rows).map(({ assignment }) => assignment)
  const title = vscode.l10n.t('Copy Assignments')
  const assignables = single.length > 0 ? [] : await chosenAssignables(workbench, connection, rows[0], rows, title)
  const items = await readyItems(connection, assignables)
  const unread = items.find(({ set }) => set.state === 'unread')
  if (unread?.set.state === 'unread') throw unread.set.error
  const all = items.flatMap(({ set }) => (set.state === 'read' ? set.set.assignments : []))
  const copied = (single.length > 0 ? single : all).filter(editable)
  workbench.clipboard.copy(connection.identity.tenantId, copied)
  workbench.status.say(vscode.l10n.t('{0} copied', assignmentsText(copied.length)))
  return undefined
}

/** Pastes what was copied: beside what is there, or in its place. */
export async function pasteAssignments(
  workbench: NeedsSession & NeedsList & NeedsRunner & NeedsSelection & NeedsClipboard,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  const connection = await requireConnection(workbench)
  const copied = workbench.clipboard.paste(connection.identity.tenantId)
  if (isArguments(first)) return pasteByArguments(workbench, connection, copied, first)
  if (copied.length === 0) {
    void showInformation(vscode.l10n.t('Nothing to paste. Copy the assignments of a configuration first.'))
    return undefined
  }
  const rows = chosenRows(first, second, workbench.selection)
  const title = vscode.l10n.t('Paste Assignments')
  const given = assignablesOf(rows, connection)
  const assignables =
    given.length > 0 ? given : await chosenAssignables(workbench, connection, undefined, undefined, title)
  const items = await readyItems(connection, assignables)
  const add = await planFresh(connection, items, () => [{ kind: 'paste', assignments: copied, replace: false }])
  const replace = await planFresh(connection, items, () => [{ kind: 'paste', assignments: copied, replace: true }])
  const chosen = removes(replace) ? await askReplace(title, add, replace) : add
  return workbench.runner.runAsked(connection, chosen, pasteWords(copied, chosen), false)
}

async function askReplace(title: string, add: Plan, replace: Plan): Promise<Plan> {
  const items = [
    { label: vscode.l10n.t('Add'), detail: vscode.l10n.t('What is assigned now stays.'), plan: add },
    {
      label: vscode.l10n.t('Replace'),
      detail: vscode.l10n.t('What is assigned now and was not copied is removed.'),
      plan: replace,
    },
  ]
  const item = await vscode.window.showQuickPick(items, { title })
  if (!item) throw new vscode.CancellationError()
  return item.plan
}

async function copyByArguments(workbench: NeedsClipboard, connection: Connection, args: Json): Promise<CommandResult> {
  checkNames(args, ['configurationId'])
  const id = guid('configurationId', args['configurationId'])
  const found = await findAssignables(connection, [id], false)
  const plan = planChanges(found.items, () => [])
  const set = found.items[0]?.set
  if (set?.state === 'read')
    workbench.clipboard.copy(connection.identity.tenantId, set.set.assignments.filter(editable))
  return commandResult(plan, [], found)
}

async function pasteByArguments(
  workbench: NeedsRunner,
  connection: Connection,
  copied: readonly Assignment[],
  args: Json,
): Promise<CommandResult> {
  checkNames(args, ['configurationIds', 'replace', 'justification'])
  const ids = configurationIds(args)
  const replace = flag(args, 'replace')
  const justification = justificationArgument(args)
  if (copied.length === 0) throw new UsageError('nothing was copied in this tenant')
  const found = await findAssignables(connection, ids, false)
  const plan = await planFresh(connection, found.items, () => [{ kind: 'paste', assignments: copied, replace }])
  return workbench.runner.runRequested({
    connection,
    plan,
    found: found,
    words: pasteWords(copied, plan),
    justification: justification,
  })
}

function pasteWords(copied: readonly Assignment[], plan: Plan): ChangeWords {
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  const what = assignmentsText(copied.length)
  return {
    source: 'pasteAssignments',
    title: vscode.l10n.t('Paste {0} to {1}', what, where),
    busy: vscode.l10n.t('Pasting…'),
    done: vscode.l10n.t('{0} pasted to {1}', what, where),
  }
}

function removes(plan: Plan): boolean {
  return plan.entries.some(({ differences }) => differences.some((one) => one.after === undefined))
}
