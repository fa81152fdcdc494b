import * as vscode from 'vscode'
import type { Outcome } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { Log } from '../../base/log.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import type { Connection } from '../../session/connection.ts'
import { outcomeReport } from './outcomeReport.ts'
import type { StatusLine } from '../status/statusLine.ts'
import type { PlanPreviewer } from './planPreviewer.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import type { Remedy } from '../messages/explanation.ts'
import { isCancelled } from '../../session/isCancelled.ts'
import { logError } from '../messages/logError.ts'
import { showInformation, showWarning } from '../messages/notice.ts'
import { planToRestore } from '../../operations/planToRestore.ts'
import { subjectOf } from '../messages/subjectOf.ts'
import { configurationName } from '../messages/configurationName.ts'

interface Screen {
  readonly status: StatusLine
  readonly previews: PlanPreviewer
  readonly log: Log
}

interface Button extends Remedy {
  readonly run?: () => unknown
  /** Only shows something: the others are offered again afterwards. */
  readonly shows?: boolean
}

/** Tells the user what is true after a plan: a quiet line when all went well, else a sentence and what to do. */
export async function showOutcomes(
  screen: Screen,
  connection: Connection,
  plan: Plan,
  outcomes: readonly Outcome[],
  words: ChangeWords,
): Promise<void> {
  for (const { error } of outcomes) if (error && !isCancelled(error)) logError(error, screen.log)
  const { t } = vscode.l10n
  const undo = { command: 'intuneAssignments.undoChange', title: t('Undo'), arguments: [plan.id] }
  const problems = outcomes.filter((one) => one.outcome !== 'applied' && one.outcome !== 'unchanged')
  const unverified = outcomes.filter((one) => one.outcome === 'applied' && one.error !== undefined)
  const kept = outcomes.filter((one) => one.outcome === 'applied' && (one.others?.length ?? 0) > 0)
  const changed = outcomes.some((one) => one.outcome === 'applied')
  const lost = outcomes.filter((one) => (one.lost?.length ?? 0) > 0)
  if (lost.length > 0) {
    const more = problems.length + unverified.length > 0 ? [manyText(outcomes, unverified.length)] : []
    return offer(showWarning, [lostText(lost), ...more].join(' '), [
      restoreButton(screen, connection, lost),
      ...buttonsFor(screen, connection, plan, outcomes, words),
    ])
  }
  if (problems.length === 0 && unverified.length === 0) {
    if (!changed) return screen.status.say(t('Nothing to do: somebody else already made this change'))
    const report = { title: t('Show Report'), command: '', run: () => outcomeReport(plan, outcomes, words, connection) }
    if (kept.length === 0 && outcomes.length === 1) return screen.status.say(words.done, undo)
    const text =
      kept.length === 0 ? t('{0}.', words.done) : t('{0}. Changes that somebody else made there were kept.', words.done)
    return offer(showInformation, text, outcomes.length > 1 ? [report, undo] : [undo])
  }
  const buttons = buttonsFor(screen, connection, plan, outcomes, words)
  const [only] = outcomes
  const text = outcomes.length === 1 && only ? oneText(only) : manyText(outcomes, unverified.length)
  const pending = problems.every((one) => one.outcome === 'pendingApproval') && unverified.length === 0
  await offer(pending ? showInformation : showWarning, text, buttons)
}

/** The worst that a write can bring: assignments that nobody asked to change are not held as they were sent. */
function lostText(outcomes: readonly Outcome[]): string {
  const { t } = vscode.l10n
  const count = outcomes.flatMap(({ lost = [] }) => lost).length
  const name = subjectOf(outcomes.map(({ assignable }) => assignable))
  return count === 1
    ? t('Intune did not keep 1 other assignment of {0} as it was. Restore shows how to put it back.', name)
    : t(
        'Intune did not keep {0} other assignments of {1} as they were. Restore shows how to put them back.',
        count,
        name,
      )
}

function restoreButton(screen: Screen, connection: Connection, outcomes: readonly Outcome[]): Button {
  const { t } = vscode.l10n
  const name = subjectOf(outcomes.map(({ assignable }) => assignable))
  const words = {
    source: 'restore',
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

function oneText({ assignable, outcome, error }: Outcome): string {
  const { t } = vscode.l10n
  const name = configurationName(assignable.configuration)
  if (outcome === 'pendingApproval')
    return t('{0} is not changed yet: the change is waiting for the approval of another administrator.', name)
  const why = error ? describeError(error).message : ''
  if (outcome === 'applied')
    return t('Intune accepted the change to {0}, but the result could not be read. {1}', name, why)
  // Of these two nobody can say that nothing was changed.
  const kind = error ? errorKind(error) : ''
  if (kind === 'unknownOutcome' || kind === 'differentlyKept') return t('{0}: {1}', name, why)
  return t('Not changed: {0}. {1}', name, why)
}

function manyText(outcomes: readonly Outcome[], unverified: number): string {
  const { t } = vscode.l10n
  const count = (wanted: Outcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === wanted).length
  const failures = outcomes.filter(({ outcome }) => outcome === 'failed')
  const cancelled = failures.filter(({ error }) => isCancelled(error)).length
  const first = failures.find(({ error }) => !isCancelled(error))
  const parts = [t('{0} of {1} configurations changed.', count('applied'), outcomes.length)]
  if (unverified > 0) parts.push(t('{0} of these could not be read back.', unverified))
  if (count('unchanged') > 0) parts.push(t('{0} no longer needed the change.', count('unchanged')))
  if (count('stale') > 0)
    parts.push(
      count('stale') === 1
        ? t('1 was changed by somebody else and was left unchanged.')
        : t('{0} were changed by somebody else and were left unchanged.', count('stale')),
    )
  if (count('pendingApproval') > 0)
    parts.push(
      count('pendingApproval') === 1
        ? t('1 is waiting for approval.')
        : t('{0} are waiting for approval.', count('pendingApproval')),
    )
  if (cancelled > 0) parts.push(t('{0} had not started and stay unchanged.', cancelled))
  if (first?.error)
    parts.push(
      t(
        '{0} failed. {1}: {2}',
        failures.length - cancelled,
        configurationName(first.assignable.configuration),
        describeError(first.error).message,
      ),
    )
  return parts.join(' ')
}

function buttonsFor(
  screen: Screen,
  connection: Connection,
  plan: Plan,
  outcomes: readonly Outcome[],
  words: ChangeWords,
): readonly Button[] {
  const { t } = vscode.l10n
  const buttons: Button[] = []
  const stale = outcomes.filter((one) => one.outcome === 'stale')
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

async function offer(
  show: (message: string, ...items: string[]) => Thenable<string | undefined>,
  text: string,
  buttons: readonly Button[],
): Promise<void> {
  const chosen = await show(text, ...buttons.map((one) => one.title))
  const button = buttons.find((one) => one.title === chosen)
  if (button?.run) await button.run()
  else if (button) await vscode.commands.executeCommand(button.command, ...(button.arguments ?? []))
  const others = buttons.filter((one) => one !== button)
  if (button?.shows && others.length > 0) await offer(show, text, others)
}
