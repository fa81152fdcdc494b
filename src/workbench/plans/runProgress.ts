import * as vscode from 'vscode'
import type { RunScreen } from '../../operations/runScreen.ts'
import { timeLeft } from '../messages/timeLeft.ts'
import { askJustification } from '../prompts/askJustification.ts'

/** A run over so many configurations gets a notification with a button to cancel it. */
const fewest = 5

/** VS Code's own progress, and its question for a reason. */
export const runProgress: RunScreen = {
  askReason: askJustification,
  progress: (title, total, work) => {
    const began = Date.now()
    let done = 0
    // A notification outlasts a run of a second, and would stay next to its result.
    const location = total < fewest ? vscode.ProgressLocation.Window : vscode.ProgressLocation.Notification
    return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      const controller = new AbortController()
      token.onCancellationRequested(() => controller.abort(new vscode.CancellationError()))
      return work(controller.signal, () => {
        done++
        progress.report({ increment: 100 / total, message: timeLeft(done, total, Date.now() - began) })
      })
    })
  },
}
