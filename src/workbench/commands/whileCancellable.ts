import * as vscode from 'vscode'

/** Shows that something is going on; Cancel stops its requests. */
export function whileCancellable<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  return vscode.window.withProgress(options, async (_, token) => {
    const controller = new AbortController()
    const listening = token.onCancellationRequested(() => controller.abort())
    try {
      return await work(controller.signal)
    } finally {
      listening.dispose()
    }
  })
}
