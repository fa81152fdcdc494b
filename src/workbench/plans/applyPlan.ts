import * as vscode from 'vscode'
import { GraphError } from '../../graph/graphError.ts'
import type { PlanRecord } from '../../intune/applying/applier.ts'
import { journalPlan } from '../../intune/journal/journalPlan.ts'
import type { JournalWriter } from '../../intune/journal/journalWriter.ts'
import type { Outcome } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { ChangeWords } from './planRunner.ts'
import type { Connection } from '../../session/connection.ts'
import { lostSight } from '../../intune/applying/unverified.ts'
import { timeLeft } from '../messages/timeLeft.ts'
import { askJustification } from '../prompts/askJustification.ts'
import type { Workbench } from '../workbench.ts'
import { toError } from '../../base/toError.ts'

export interface ApplyPlanOptions {
  readonly words: ChangeWords
  /** The user approved a preview of exactly this plan. */
  readonly exact?: boolean
  readonly justification?: string
  /** Whether the user may be asked and shown progress; a command with arguments does neither. */
  readonly interactive: boolean
}

/** Carries a plan out, on the record, and keeps rows and model at what the service holds. Never throws. */
export async function applyPlan(
  workbench: Workbench,
  connection: Connection,
  plan: Plan,
  options: ApplyPlanOptions,
): Promise<readonly Outcome[]> {
  const total = plan.entries.length
  if (total === 0) return []
  workbench.status.clear()
  let writer: JournalWriter
  try {
    writer = await beginRecord(connection, plan, options.words)
  } catch (error) {
    const failure = toError(error)
    return plan.entries.map(({ assignable }) => ({ assignable, outcome: 'failed', error: failure }))
  }
  try {
    const run = (cancel?: AbortSignal, report?: () => void): Promise<readonly Outcome[]> =>
      connection.plans.run((signal) => apply(workbench, connection, plan, options, writer, signal, report), cancel)
    return await (total === 1 || !options.interactive ? run() : withProgress(options.words.busy, total, run))
  } finally {
    await writer.close()
    workbench.changes.refresh()
  }
}

async function beginRecord(connection: Connection, plan: Plan, words: ChangeWords): Promise<JournalWriter> {
  const journal = await connection.journal.open()
  const { identity, cloud } = connection
  return journal.begin(
    journalPlan(plan, {
      tenantId: identity.tenantId,
      account: identity.username,
      cloud: cloud.name,
      title: words.title,
      source: words.source,
    }),
  )
}

function apply(
  { tree, log }: Workbench,
  { applier, tenant }: Connection,
  plan: Plan,
  options: ApplyPlanOptions,
  record: PlanRecord,
  signal: AbortSignal,
  report?: () => void,
): Promise<readonly Outcome[]> {
  return applier.apply(
    plan,
    {
      record,
      exact: options.exact,
      reread: options.words.reread,
      justification: options.justification,
      askJustification: options.interactive ? () => askJustification(options.words.title) : undefined,
      onBegin: ({ assignable }) => tree.setBusy(assignable.configuration.id, options.words.busy),
      onOutcome: (result) => {
        const { assignable, outcome, held, error } = result
        tenant.take(assignable, held, lostSight(result))
        // A configuration that is gone leaves the view.
        if (error instanceof GraphError && error.kind === 'notFound') void tenant.reload(assignable.configuration)
        tree.setBusy(assignable.configuration.id, undefined)
        log.info(`Configuration ${assignable.configuration.id}: ${outcome}.`)
        report?.()
      },
    },
    signal,
  )
}

/** A run over so many configurations gets a notification with a button to cancel it. */
const fewest = 5

function withProgress<T>(
  title: string,
  total: number,
  run: (signal: AbortSignal, report: () => void) => Promise<T>,
): Thenable<T> {
  const began = Date.now()
  let done = 0
  // A notification outlasts a run of a second, and would stand beside its result.
  const location = total < fewest ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification
  const options = { location, title, cancellable: true }
  return vscode.window.withProgress(options, (progress, token) => {
    const controller = new AbortController()
    token.onCancellationRequested(() => controller.abort(new vscode.CancellationError()))
    return run(controller.signal, () => {
      done++
      progress.report({ increment: 100 / total, message: timeLeft(done, total, Date.now() - began) })
    })
  })
}
