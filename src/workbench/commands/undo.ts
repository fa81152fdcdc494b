import * as vscode from 'vscode'
import type { Json } from '../../base/json.ts'
import type { JournalPlanDetail } from '../../intune/journal/journalEntry.ts'
import { type FindConfiguration, mayHaveChanged, restPairs, undoPairs } from '../../intune/journal/replay.ts'
import { type Plan, planOf } from '../../intune/planning/plan.ts'
import type { ChangeRow } from '../views/changes/changesTree.ts'
import { leftOver } from '../../intune/journal/unfinished.ts'
import { continueSource, undoneBy, undoSource } from '../../intune/journal/planOrigin.ts'
import type { Connection } from '../../session/connection.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsRunner, NeedsSession } from './needs.ts'
import { checkNames, isArguments, justificationArgument } from '../../operations/commandArguments.ts'
import type { CommandResult } from '../plans/commandResult.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import { showInformation } from '../messages/notice.ts'

/** Undoes the newest plan that changed something and was not undone yet. */
export async function undoLastChange(
  workbench: NeedsSession & NeedsRunner,
  first: unknown,
): Promise<CommandResult | undefined> {
  const args = isArguments(first) ? first : undefined
  if (args) checkNames(args, ['justification'])
  const connection = await requireConnection(workbench)
  const last = await lastChange(connection)
  if (last === undefined) {
    if (args) return { configurations: [] }
    void showInformation(vscode.l10n.t('There is no change to undo.'))
    return undefined
  }
  const plan = planOf(undoPairs(last.detail, find(connection), last.only))
  const words = undoWords(last.detail, plan)
  return runOrAsk(workbench, connection, plan, words, args)
}

/** Undoes the chosen plan of the Changes view, some configurations of it, or the plan of an id (a message's button). */
export async function undoChange(
  workbench: NeedsSession & NeedsRunner,
  first: unknown,
  second: unknown,
): Promise<CommandResult | undefined> {
  const connection = await requireConnection(workbench)
  if (typeof first === 'string') return undoPlan(workbench, connection, first)
  const rows = (Array.isArray(second) && second.length > 0 ? second : [first]).filter(isChangeRow)
  const [row] = rows
  if (row === undefined || (row.row !== 'plan' && row.row !== 'outcome')) return undefined
  const parts = rows.flatMap((one) =>
    one.row === 'outcome' && one.plan.id === row.plan.id ? [one.outcome.configurationId] : [],
  )
  return undoPlan(workbench, connection, row.plan.id, row.row === 'outcome' ? new Set(parts) : undefined)
}

async function undoPlan(
  workbench: NeedsRunner,
  connection: Connection,
  id: string,
  only?: ReadonlySet<string>,
): Promise<CommandResult | undefined> {
  const detail = await (await connection.journal.open()).read(id)
  if (detail === undefined) return undefined
  const plan = planOf(undoPairs(detail, find(connection), only))
  return workbench.runner.runAsked(connection, plan, undoWords(detail, plan), false)
}

/** Goes on with a run that was cancelled, or whose window was closed: the chosen one, or for a caller from code the newest. */
export async function continueChange(
  workbench: NeedsSession & NeedsRunner,
  first: unknown,
): Promise<CommandResult | undefined> {
  const args = isArguments(first) && !isChangeRow(first) ? first : undefined
  if (args) checkNames(args, ['justification'])
  const connection = await requireConnection(workbench)
  if (!args && (!isChangeRow(first) || first.row !== 'plan')) return undefined
  const journal = await connection.journal.open()
  const left = leftOver(await journal.list())
  const [newest] = left.keys()
  const id = isChangeRow(first) && first.row === 'plan' ? first.plan.id : newest
  const detail = id === undefined ? undefined : await journal.read(id)
  if (detail === undefined) return args ? { configurations: [] } : undefined
  const rest = restPairs(detail, find(connection)).filter(({ assignable }) =>
    left.get(detail.id)?.has(assignable.configuration.id),
  )
  const plan = planOf(rest)
  const words = {
    source: continueSource(detail.source, detail.id),
    title: detail.title,
    busy: vscode.l10n.t('Continuing…'),
    done: vscode.l10n.t('Finished: {0}', detail.title),
  }
  return runOrAsk(workbench, connection, plan, words, args)
}

/** A caller from code says it all in its plain object; a person is asked. */
function runOrAsk(
  { runner }: NeedsRunner,
  connection: Connection,
  plan: Plan,
  words: ChangeWords,
  args: Json | undefined,
): Promise<CommandResult | undefined> {
  if (!args) return runner.runAsked(connection, plan, words, false)
  return runner.runRequested({ connection, plan, words, justification: justificationArgument(args) })
}

/** The newest plan with something that stands: an undo takes what it undid out of the row, and itself. */
async function lastChange({
  journal,
}: Connection): Promise<{ detail: JournalPlanDetail; only: ReadonlySet<string> } | undefined> {
  const opened = await journal.open()
  const undone = new Map<string, Set<string>>()
  for (const entry of await opened.list()) {
    if (entry.running) continue
    const undoes = undoneBy(entry.source)
    if (undoes !== undefined) {
      // One that found its work done already has nothing left to undo either; one that was undone itself undoes nothing.
      const own = undone.get(entry.id)
      const stands = entry.configurations.filter((one) => !own?.has(one.configurationId))
      const done = stands.filter((one) => mayHaveChanged(one) || one.outcome === 'unchanged')
      undone.set(undoes, new Set([...(undone.get(undoes) ?? []), ...done.map((one) => one.configurationId)]))
      continue
    }
    const changed = entry.configurations.filter((one) => mayHaveChanged(one)).map((one) => one.configurationId)
    const only = new Set(changed.filter((id) => !undone.get(entry.id)?.has(id)))
    const detail = only.size > 0 ? await opened.read(entry.id) : undefined
    if (detail) return { detail, only }
  }
  return undefined
}

function undoWords(detail: JournalPlanDetail, plan: Plan): ChangeWords {
  const where = subjectOf(plan.entries.map(({ assignable }) => assignable))
  return {
    source: undoSource(detail.id),
    title: vscode.l10n.t('Undo "{0}" on {1}', detail.title, where),
    busy: vscode.l10n.t('Undoing…'),
    done: vscode.l10n.t('Undone: {0}', detail.title),
  }
}

function find({ tenant }: Connection): FindConfiguration {
  return (ref) => tenant.configuration(ref)
}

function isChangeRow(value: unknown): value is ChangeRow {
  return typeof value === 'object' && value !== null && 'row' in value
}
