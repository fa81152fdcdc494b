import * as vscode from 'vscode'
import type { JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import type { Log } from '../../../base/log.ts'
import { logError } from '../../messages/logError.ts'
import type { ChangesTree } from './changesTree.ts'
import { waitingOf } from './changeRow.ts'
import { leftOver } from '../../../intune/journal/unfinished.ts'
import { toError } from '../../../base/toError.ts'

/** A number on the Changes view for what is not finished: runs cut short, and approvals that are waited for. */
export class ChangesBadge {
  readonly #listening: vscode.Disposable

  constructor(tree: ChangesTree, view: vscode.TreeView<unknown>, log: Log) {
    this.#listening = tree.onDidChangeTreeData(() => void show(tree, view, log))
  }

  dispose(): void {
    this.#listening.dispose()
  }
}

async function show(tree: ChangesTree, view: vscode.TreeView<unknown>, log: Log): Promise<void> {
  try {
    const plans = await tree.plans()
    const left = leftOver(plans).size
    const waiting = plans.flatMap(waitingOf).length
    const unknown = plans.flatMap(({ configurations }) => configurations.filter(isUnknown)).length
    const { t } = vscode.l10n
    const tooltip =
      unknown === 0
        ? t('{0} unfinished, {1} awaiting approval', left, waiting)
        : t('{0} unfinished, {1} awaiting approval, {2} with an unknown result', left, waiting, unknown)
    const value = left + waiting + unknown
    view.badge = value > 0 ? { value, tooltip } : undefined
  } catch (error) {
    // The view's own row tells the user; the badge only goes.
    view.badge = undefined
    logError(toError(error), log)
  }
}

/** Sent, with a result that nobody knows; one that was cut short counts as unfinished already. */
function isUnknown({ fate, outcome }: JournalOutcome): boolean {
  return fate === 'unknown' && outcome !== 'pending'
}
