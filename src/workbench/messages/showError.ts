import * as vscode from 'vscode'
import type { Log } from '../../base/log.ts'
import { describeError } from './describeError.ts'
import type { Remedy } from './explanation.ts'
import { isCancelled } from '../../session/isCancelled.ts'
import { logError } from './logError.ts'
import { toError } from '../../base/toError.ts'
import { showFailure } from './notice.ts'

/** Logs the failure once, and tells the user in a sentence with buttons that help, `first` before the others. A cancelled action is silent. */
export async function showError(error: unknown, log: Log, first?: Remedy): Promise<void> {
  if (isCancelled(error)) return
  const failure = toError(error)
  logError(failure, log)
  const { message, remedies } = describeError(failure)
  await showRemedies(showFailure, message, first ? [first, ...remedies] : remedies)
}

export async function showRemedies(
  show: (message: string, ...items: string[]) => Thenable<string | undefined>,
  message: string,
  remedies: readonly Remedy[],
): Promise<void> {
  const chosen = await show(message, ...remedies.map((one) => one.title))
  const remedy = remedies.find((one) => one.title === chosen)
  if (remedy) await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? []))
}
