import * as vscode from 'vscode'
import type { Log } from '../../base/log.ts'
import type { Assignable } from '../../intune/model/configuration.ts'
import { DomainError } from '../../intune/model/domainError.ts'
import type { Outcome } from '../../intune/planning/outcome.ts'
import { automationSetting } from '../host/settings.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import type { PlannedRequest } from '../../operations/plannedRequest.ts'
import { runPlan, type RunOptions } from '../../operations/runPlan.ts'
import type { Connection } from '../../session/connection.ts'
import type { Session } from '../../session/session.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import type { StatusLine } from '../status/statusLine.ts'
import { type CommandResult, commandResult, planResult } from './commandResult.ts'
import type { PlanPreviewer } from './planPreviewer.ts'
import { planCounts } from './planCounts.ts'
import { planNotes } from './planNotes.ts'
import { type PlanWarnings, planWarnings, warningLines } from './planWarnings.ts'
import { runProgress } from './runProgress.ts'
import { showOutcomes } from './showOutcomes.ts'
import { ask, showInformation, showWarning } from '../messages/notice.ts'

export interface PlanRunnerParts {
  readonly session: Session
  readonly status: StatusLine
  readonly previews: PlanPreviewer
  readonly log: Log
  /** Shows what a plan changed, where the user looks at it. */
  readonly reveal: (outcomes: readonly Outcome[]) => Promise<void>
  /** The journal has something new. */
  readonly recorded: () => void
}

/** Asks about plans, runs them and tells what became of them. */
export class PlanRunner {
  readonly #parts: PlanRunnerParts

  constructor(parts: PlanRunnerParts) {
    this.#parts = parts
  }

  /**
   * A plan asked for by a plain object, whoever sent it. As the setting `intuneAssignments.automation` says, the user is
   * shown it once, or it is applied without a question.
   */
  async runRequested(request: PlannedRequest): Promise<CommandResult> {
    const { connection, plan, found, words, justification } = request
    const agreed = plan.entries.length === 0 || automationSetting() === 'allow' || (await this.#isAgreed(request))
    const outcomes = agreed
      ? await this.#run(connection, plan, { words, justification })
      : plan.entries.map(({ assignable }) => declined(assignable))
    return found ? commandResult(plan, outcomes, found) : planResult(plan, outcomes)
  }

  /**
   * A plan that the user asked for: says what will be true, asks where that is due, applies, tells.
   * `plain`: one configuration and nothing surprising, so that no question is due. Undefined: nothing was sent (yet).
   */
  async runAsked(
    connection: Connection,
    plan: Plan,
    words: ChangeWords,
    plain: boolean,
  ): Promise<CommandResult | undefined> {
    const notes = [...(words.notes ?? []), ...planNotes(plan)]
    if (plan.entries.length === 0) {
      const already = plan.unchanged.length > 0 ? words.already : undefined
      const text = [
        already ?? vscode.l10n.t('There is nothing to change.'),
        vscode.l10n.t('Nothing was sent.'),
        ...notes,
      ].join(' ')
      void (plan.unread.length + plan.refused.length > 0 ? showWarning(text) : showInformation(text))
      return undefined
    }
    const warnings = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking at the groups…') },
      () => planWarnings(connection, plan),
    )
    if (!plain || notes.length > 0 || warnings.findings.length > 0) {
      const apply = vscode.l10n.t('Apply')
      const preview = vscode.l10n.t('Preview')
      const detail = [...notes, ...detailOf(connection, plan, warnings)]
      const answer = await ask(questionOf(words), detail, apply, preview)
      if (answer === preview) {
        await this.#parts.previews.open(connection, plan, words)
        return undefined
      }
      if (answer !== apply) return undefined
    }
    return this.applyAndTell(connection, plan, words, false)
  }

  /** `exact`: the user approved a preview of exactly this plan. */
  async applyAndTell(connection: Connection, plan: Plan, words: ChangeWords, exact: boolean): Promise<CommandResult> {
    await this.#parts.session.ensureWrite(connection)
    const outcomes = await this.#run(connection, plan, { words, exact, screen: runProgress })
    await this.#parts.reveal(outcomes)
    // Not waited for: the message stays until the user is done with it.
    void showOutcomes(this.#parts, connection, plan, outcomes, words)
    return planResult(plan, outcomes)
  }

  async #isAgreed({ connection, plan, words }: PlannedRequest): Promise<boolean> {
    const { t } = vscode.l10n
    const apply = t('Apply')
    const warnings = await planWarnings(connection, plan)
    const detail = [
      t('Another program, a task or a keybinding asks for this change.'),
      ...planNotes(plan),
      ...detailOf(connection, plan, warnings),
    ]
    return (await ask(questionOf(words), detail, apply)) === apply
  }

  async #run(connection: Connection, plan: Plan, options: Omit<RunOptions, 'log'>): Promise<readonly Outcome[]> {
    if (plan.entries.length === 0) return []
    this.#parts.status.clear()
    try {
      return await runPlan(connection, plan, { ...options, log: this.#parts.log })
    } finally {
      this.#parts.recorded()
    }
  }
}

function questionOf({ title }: ChangeWords): string {
  return vscode.l10n.t('{0}?', title)
}

/** What every question about a plan says: how much it changes, what is odd about it, and whose tenant it is. */
function detailOf(connection: Connection, plan: Plan, warnings: PlanWarnings): readonly string[] {
  return [
    ...planCounts(plan, connection),
    ...warningLines(warnings),
    vscode.l10n.t('Tenant: {0}', tenantLabel(connection)),
  ]
}

function declined(assignable: Assignable): Outcome {
  const error = new DomainError('declined', 'the user was shown the plan and did not apply it')
  return { assignable, outcome: 'failed', error }
}
