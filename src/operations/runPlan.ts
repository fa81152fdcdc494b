import type { Log } from '../base/log.ts'
import { toError } from '../base/toError.ts'
import { GraphError } from '../graph/graphError.ts'
import type { PlanRecord } from '../intune/applying/applier.ts'
import { lostSight } from '../intune/applying/unverified.ts'
import { configurationKey } from '../intune/model/configuration.ts'
import { journalPlan } from '../intune/journal/journalPlan.ts'
import type { JournalWriter } from '../intune/journal/journalWriter.ts'
import type { Outcome } from '../intune/planning/outcome.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import type { ChangeWords } from './changeWords.ts'
import type { RunScreen } from './runScreen.ts'

export interface RunOptions {
  readonly words: ChangeWords
  readonly log: Log
  /** The user approved a preview of exactly this plan. */
  readonly exact?: boolean
  /** The user wants it although an earlier write may still be made. */
  readonly anyway?: boolean
  readonly justification?: string
  /** Absent for a command with arguments: nobody is asked and nothing is shown. */
  readonly screen?: RunScreen
}

/** Carries a plan out, on the record, and keeps the tenant model at what the service holds. Never throws. */
export async function runPlan(connection: Connection, plan: Plan, options: RunOptions): Promise<readonly Outcome[]> {
  const total = plan.entries.length
  if (total === 0) return []
  let writer: JournalWriter
  try {
    writer = await beginRecord(connection, plan, options.words)
  } catch (error) {
    const failure = toError(error)
    return plan.entries.map(({ assignable }) => ({ assignable, outcome: 'failed', fate: 'notSent', error: failure }))
  }
  try {
    const run = (cancel?: AbortSignal, report?: () => void): Promise<readonly Outcome[]> =>
      connection.plans.run((signal) => apply(connection, plan, options, writer, signal, report), cancel)
    const { screen } = options
    return await (total === 1 || !screen ? run() : screen.progress(options.words.busy, total, run))
  } finally {
    await writer.close()
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
  { applier, tenant }: Connection,
  plan: Plan,
  { words, exact, anyway, justification, screen, log }: RunOptions,
  record: PlanRecord,
  signal: AbortSignal,
  report?: () => void,
): Promise<readonly Outcome[]> {
  return applier.apply(
    plan,
    {
      record,
      exact,
      anyway,
      justification,
      askJustification: screen && (() => screen.askReason(words.title)),
      onBegin: ({ assignable }) => tenant.activity.begin(assignable.configuration, words.busy),
      onOutcome: (result) => {
        const { assignable, outcome, held, error } = result
        tenant.take(assignable, held, lostSight(result))
        // A configuration that is gone leaves the view.
        if (error instanceof GraphError && error.kind === 'notFound') void tenant.reload(assignable.configuration)
        tenant.activity.end(assignable.configuration)
        log.info(`${configurationKey(assignable.configuration)}: ${outcome}.`)
        report?.()
      },
    },
    signal,
  )
}
