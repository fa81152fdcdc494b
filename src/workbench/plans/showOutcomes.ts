import * as vscode from 'vscode'
import { mayHaveChanged } from '../../intune/planning/fate.ts'
import type { Outcome } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import type { Connection } from '../../session/connection.ts'
import { isCancelled } from '../../session/isCancelled.ts'
import { logError } from '../messages/logError.ts'
import { showInformation, showWarning } from '../messages/notice.ts'
import { type OutcomeButton, outcomeButtons, type OutcomeScreen, restoreButton } from './outcomeButtons.ts'
import { outcomeReport } from './outcomeReport.ts'
import { lostText, manyText, oneText } from './outcomeText.ts'

/** Tells the user what is true after a plan: a quiet line when all went well, else a sentence and what to do. */
export async function showOutcomes(
  screen: OutcomeScreen,
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
    const more = problems.length + unverified.length > 0 ? [manyText(outcomes)] : []
    return offer(showWarning, [lostText(lost), ...more].join(' '), [
      restoreButton(screen, connection, plan, lost),
      ...(outcomes.some(({ fate }) => mayHaveChanged(fate)) ? [undo] : []),
      ...outcomeButtons(screen, connection, plan, outcomes, words),
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
  const buttons = outcomeButtons(screen, connection, plan, outcomes, words)
  const [only] = outcomes
  const text = outcomes.length === 1 && only ? oneText(only) : manyText(outcomes)
  const pending = problems.every((one) => one.outcome === 'pendingApproval') && unverified.length === 0
  await offer(pending ? showInformation : showWarning, text, buttons)
}

async function offer(
  show: (message: string, ...items: string[]) => Thenable<string | undefined>,
  text: string,
  buttons: readonly OutcomeButton[],
): Promise<void> {
  const chosen = await show(text, ...buttons.map((one) => one.title))
  const button = buttons.find((one) => one.title === chosen)
  if (button?.run) await button.run()
  else if (button) await vscode.commands.executeCommand(button.command, ...(button.arguments ?? []))
  const others = buttons.filter((one) => one !== button)
  if (button?.shows && others.length > 0) await offer(show, text, others)
}
