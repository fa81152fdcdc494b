import * as vscode from 'vscode'
import { withoutIcons } from '../messages/withoutIcons.ts'

/** Milliseconds that a quiet line stays. */
const staysFor = 15_000

/** The quiet line in the status bar after a change: what is true now, and Undo. */
export class StatusLine {
  readonly #item = vscode.window.createStatusBarItem('intuneAssignments.lastChange', vscode.StatusBarAlignment.Left)
  #timer: NodeJS.Timeout | undefined

  constructor() {
    this.#item.name = vscode.l10n.t('Intune: last change')
  }

  say(text: string, action?: vscode.Command): void {
    clearTimeout(this.#timer)
    this.#item.text = action ? `$(check) ${withoutIcons(text)} · ${action.title}` : `$(check) ${withoutIcons(text)}`
    this.#item.command = action
    this.#item.tooltip = action?.title
    this.#item.show()
    this.#timer = setTimeout(() => this.#item.hide(), staysFor)
  }

  /** Another change begins: Undo would no longer mean this one. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#item.hide()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#item.dispose()
  }
}
