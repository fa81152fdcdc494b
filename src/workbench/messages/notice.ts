import * as vscode from 'vscode'
import { plainLine } from './plainLine.ts'

// The one way to show a message or a question: nothing that was inserted into its text can act.

export function showInformation(text: string, ...items: string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(plainLine(text), ...items)
}

export function showWarning(text: string, ...items: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(plainLine(text), ...items)
}

export function showFailure(text: string, ...items: string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(plainLine(text), ...items)
}

/** A question that has to be answered; each of `detail` is a line of its own. */
export function ask(question: string, detail: readonly string[], ...items: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(
    plainLine(question),
    { modal: true, detail: detail.map((line) => plainLine(line)).join('\n') },
    ...items,
  )
}
