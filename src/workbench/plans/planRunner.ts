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
import { ensureWriteOf } from '../../session/ensureWriteOf.ts'
import type { Session } from '../../session/session.ts'
import type { StatusLine } from '../status/statusLine.ts'
import { type CommandResult, commandResult, planResult } from './commandResult.ts'
import { askAboutPlan } from './askAboutPlan.ts'
import { askForProgram } from './askForProgram.ts'
import type { PlanPreviewer } from './planPreviewer.ts'
import type { OutcomeScreen } from './outcomeButtons.ts'
import { runProgress } from './runProgress.ts'
import { showOutcomes } from './showOutcomes.ts'
import { tellNothingToDo } from './tellNothingToDo.ts'
import type { UnknownWatch } from './unknownWatch.ts'

export interface PlanRunnerParts {
  readonly session: Session
  readonly status: StatusLine
  readonly previews: PlanPreviewer
  readonly log: Log
  /** Shows what a plan changed, where the user looks at it. */
  readonly reveal: (outcomes: readonly Outcome[]) => Promise<void>
  /** The journal has something new. */
  readonly recorded: () => void
  readonly unknown: UnknownWatch
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
    const { connection, plan, found, words, justification, previewFirst, anyway } = request
    if (previewFirst)
      return planResult(
        plan,
        plan.entries.map(({ assignable }) => unvouched(assignable)),
      )
    const agreed =
      plan.entries.length === 0 ||
      automationSetting() === 'allow' ||
      (await askForProgram(request, this.#parts.previews.others))
    const outcomes = agreed
      ? await this.#run(connection, plan, { words, justification, anyway })
      : plan.entries.map(({ assignable }) => declined(assignable))
    return found ? commandResult(plan, outcomes, found) : planResult(plan, outcomes)
  }

  /** A plan that the user asked for: asks where that is due, applies, tells. Undefined: nothing was sent (yet). */
  async runAsked(planned: PlannedRequest): Promise<CommandResult | undefined> {
    const { connection, plan, words, anyway } = planned
    if (plan.entries.length === 0) {
      tellNothingToDo(planned)
      return undefined
    }
    const answer = await askAboutPlan(planned, this.#parts.previews.others)
    if (answer === 'apply') return this.#applyAndTell(connection, plan, { words, anyway })
    if (answer === 'preview') await this.#parts.previews.open(connection, plan, words)
    return undefined
  }

  /** `exact`: the user approved a preview of exactly this plan. */
  async applyAndTell(connection: Connection, plan: Plan, words: ChangeWords, exact: boolean): Promise<CommandResult> {
    return this.#applyAndTell(connection, plan, { words, exact })
  }

  async #applyAndTell(
    connection: Connection,
    plan: Plan,
    options: Pick<RunOptions, 'words' | 'exact' | 'anyway'>,
  ): Promise<CommandResult> {
    await ensureWriteOf(this.#parts.session, connection, plan)
    const outcomes = await this.#run(connection, plan, { ...options, screen: runProgress })
    await this.#parts.reveal(outcomes)
    const applyAnyway: OutcomeScreen['applyAnyway'] = (same, part, words) =>
      this.#applyAndTell(same, part, { ...options, words, anyway: true })
    // Not waited for: the message stays until the user is done with it.
    void showOutcomes({ ...this.#parts, applyAnyway }, connection, plan, outcomes, options.words)
    return planResult(plan, outcomes)
  }

  async #run(connection: Connection, plan: Plan, options: Omit<RunOptions, 'log'>): Promise<readonly Outcome[]> {
    if (plan.entries.length === 0) return []
    this.#parts.status.clear()
    try {
      const outcomes = await runPlan(connection, plan, { ...options, log: this.#parts.log })
      this.#parts.unknown.watch(connection, plan.id, outcomes)
      return outcomes
    } finally {
      this.#parts.recorded()
    }
  }
}

function unvouched(assignable: Assignable): Outcome {
  const error = new DomainError('tampered', 'nothing vouches for the record that the plan was made from')
  return { assignable, outcome: 'failed', fate: 'notSent', error }
}

function declined(assignable: Assignable): Outcome {
  const error = new DomainError('declined', 'the user was shown the plan and did not apply it')
  return { assignable, outcome: 'failed', fate: 'notSent', error }
}
