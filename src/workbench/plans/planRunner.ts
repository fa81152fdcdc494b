import * as vscode from 'vscode'
import type { Plan } from '../../intune/planning/plan.ts'
import { applyPlan } from './applyPlan.ts'
import type { Connection } from '../../session/connection.ts'
import { tenantLabel } from '../messages/names.ts'
import { showOutcomes } from './showOutcomes.ts'
import { planCounts, planNotes, planWarnings, warningLines } from './planSummary.ts'
import type { Workbench } from '../workbench.ts'
import type { Found } from '../../operations/findAssignables.ts'
import { type CommandResult, commandResult, planResult } from './commandResult.ts'
import { revealChanged } from '../views/configurations/revealChanged.ts'

/** A change in words. */
export interface ChangeWords {
  /** What made the plan, for the journal: the command's name. */
  readonly source: string
  /** What the plan does, for journal and preview: "Remove SG-Sales from 3 configurations". */
  readonly title: string
  /** What rows and progress say meanwhile: "Removing…". */
  readonly busy: string
  /** What is true when it is done: "SG-Sales removed from 3 configurations". */
  readonly done: string
  /** The plan was made from what may be old (the journal): look before every write. */
  readonly reread?: boolean
  /** What is true of the configurations that have nothing to change: "SG-Sales is included in Kiosk lobby already." */
  readonly already?: string
  /** What the user should know before saying yes, a sentence each. */
  readonly notes?: readonly string[]
}

/** A plan asked for from outside: applied without a question. `found` says which ids were asked for, where that was by ids. */
export async function runSilently(
  workbench: Workbench,
  connection: Connection,
  plan: Plan,
  found: Pick<Found, 'missing' | 'asked'> | undefined,
  words: ChangeWords,
  justification: string | undefined,
): Promise<CommandResult> {
  const outcomes = await applyPlan(workbench, connection, plan, { words, justification, interactive: false })
  return found ? commandResult(plan, outcomes, found) : planResult(plan, outcomes)
}

/**
 * A plan that the user asked for: says what will be true, asks where that is due, applies, tells.
 * `plain`: one configuration and nothing surprising, so that no question is due. Undefined: nothing was sent (yet).
 */
export async function runAsked(
  workbench: Workbench,
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
    void (plan.unread.length + plan.refused.length > 0
      ? vscode.window.showWarningMessage(text)
      : vscode.window.showInformationMessage(text))
    return undefined
  }
  const warnings = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking at the groups…') },
    () => planWarnings(connection, plan),
  )
  const tenant = vscode.l10n.t('Tenant: {0}', tenantLabel(connection))
  if (!plain || notes.length > 0 || warnings.findings.length > 0) {
    const apply = vscode.l10n.t('Apply')
    const preview = vscode.l10n.t('Preview')
    const question = `${words.title}?`
    const answer = await vscode.window.showWarningMessage(
      question,
      {
        modal: true,
        detail: [...notes, ...planCounts(plan, connection), ...warningLines(warnings), tenant].join('\n'),
      },
      apply,
      preview,
    )
    if (answer === preview) {
      await workbench.previews.open(connection, plan, words)
      return undefined
    }
    if (answer !== apply) return undefined
  }
  return applyAndTell(workbench, connection, plan, words, false)
}

/** `exact`: the user approved a preview of exactly this plan. */
export async function applyAndTell(
  workbench: Workbench,
  connection: Connection,
  plan: Plan,
  words: ChangeWords,
  exact: boolean,
): Promise<CommandResult> {
  await workbench.session.ensureWrite(connection)
  const outcomes = await applyPlan(workbench, connection, plan, { words, exact, interactive: true })
  await revealChanged(workbench, outcomes)
  // Not waited for: the message stays until the user is done with it.
  void showOutcomes(workbench, connection, plan, outcomes, words)
  return planResult(plan, outcomes)
}
