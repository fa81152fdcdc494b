import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import type { Log } from '../../base/log.ts'
import { restoreSource } from '../../intune/journal/planOrigin.ts'
import type { Outcome } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import { planToRestore } from '../../operations/planToRestore.ts'
import type { Connection } from '../../session/connection.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import type { Remedy } from '../messages/explanation.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import type { StatusLine } from '../status/statusLine.ts'
import { outcomeReport } from './outcomeReport.ts'
import type { PlanPreviewer } from './planPreviewer.ts'

export interface OutcomeScreen {
  readonly status: StatusLine
  readonly previews: PlanPreviewer
  readonly log: Log
  /** Applies a plan that was held back, because an earlier write may still be made. */
  readonly applyAnyway: (connection: Connection, plan: Plan, words: ChangeWords) => unknown
}

export interface OutcomeButton extends Remedy {
  readonly run?: () => unknown
  /** Only shows something: the others are offered again afterwards. */
  readonly shows?: boolean
}

/** Shows what a write should have left alone and the service did not keep, with the way to put it back. */
export function restoreButton(
  screen: OutcomeScreen,
  connection: Connection,
  plan: Plan,
  outcomes: readonly Outcome[],
): OutcomeButton {
  const { t } = vscode.l10n
  const name = subjectOf(outcomes.map(({ assignable }) => assignable))
  const words = {
    source: restoreSource(plan.id),
    title: t('Restore the assignments of {0}', name),
    busy: t('Restoring…'),
    done: t('Assignments of {0} restored', name),
  }
  return {
    title: t('Restore'),
    command: '',
    run: () => screen.previews.open(connection, planToRestore(outcomes), words),
  }
}

/** What can be done about the outcomes of a plan. */
export function outcomeButtons(
  screen: OutcomeScreen,
  connection: Connection,
  plan: Plan,
  outcomes: readonly Outcome[],
  words: ChangeWords,
): readonly OutcomeButton[] {
  const { t } = vscode.l10n
  const buttons: OutcomeButton[] = []
  const stale = outcomes.filter((one) => one.outcome === 'stale')
  const held = outcomes.filter((one) => one.error && errorKind(one.error) === 'unsettled')
  if (outcomes.some((one) => one.fate === 'unknown')) {
    buttons.push({ title: t('Look Again'), command: 'intuneAssignments.lookAgain', arguments: [plan.id] })
  }
  if (held.length > 0) {
    const entries = plan.entries.filter(({ assignable }) => held.some((one) => one.assignable === assignable))
    const run = (): unknown => screen.applyAnyway(connection, { ...plan, id: randomUUID(), entries }, words)
    buttons.push({ title: t('Write Anyway'), command: '', run })
  }
  const kept = outcomes.filter((one) => one.error && errorKind(one.error) === 'differentlyKept')
  if (kept.length > 0) {
    buttons.push({
      title: t('Show Differences'),
      command: '',
      run: () => screen.previews.showOthers(connection, plan, kept),
    })
  } else if (stale.length > 0) {
    buttons.push(
      {
        title: t('Show Differences'),
        command: '',
        run: () => screen.previews.showOthers(connection, plan, stale),
        shows: true,
      },
      { title: t('Plan Again'), command: '', run: () => screen.previews.planAgain(connection, plan, stale, words) },
    )
  }
  if (outcomes.length > 1) {
    buttons.push({ title: t('Show Report'), command: '', run: () => outcomeReport(plan, outcomes, words, connection) })
  }
  if (outcomes.length === 1 && outcomes[0]?.outcome === 'failed' && outcomes[0].error) {
    buttons.push(...describeError(outcomes[0].error).remedies)
  } else if (outcomes.some((one) => one.outcome === 'pendingApproval')) {
    buttons.push({ title: t('Show Changes'), command: 'intuneAssignments.changes.focus' })
  } else if (stale.length === 0) buttons.push({ title: t('Show Log'), command: 'intuneAssignments.showLog' })
  return buttons
}
