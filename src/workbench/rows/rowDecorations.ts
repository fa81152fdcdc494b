import * as vscode from 'vscode'
import { numberText } from '../messages/inLanguage.ts'
import { markOf, rowIdOf } from './rowUri.ts'

/** How many configurations under a heading have a warning. */
export interface Headings {
  readonly onDidChangeWarnings: vscode.Event<undefined>
  warningsBelow(headingId: string, token: vscode.CancellationToken): Promise<number>
}

/** Draws what is odd beside the names of rows: a sign and a colour, and never the colour alone. */
export class RowDecorations implements vscode.FileDecorationProvider {
  readonly #headings: Headings
  readonly onDidChangeFileDecorations

  constructor(headings: Headings) {
    this.#headings = headings
    this.onDidChangeFileDecorations = headings.onDidChangeWarnings
  }

  async provideFileDecoration(
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<vscode.FileDecoration | undefined> {
    const { t } = vscode.l10n
    switch (markOf(uri)) {
      case 'warning':
        return new vscode.FileDecoration('⚠', t('There is a warning'), new vscode.ThemeColor('list.warningForeground'))
      case 'unread':
        return new vscode.FileDecoration('⊘', t('Could not be read'), new vscode.ThemeColor('list.errorForeground'))
      case 'incomplete':
        return new vscode.FileDecoration('⊘', t('Not everything could be read'))
      case 'unassigned':
        return new vscode.FileDecoration(undefined, t('Not assigned'), new vscode.ThemeColor('disabledForeground'))
      case 'heading': {
        const count = await this.#headings.warningsBelow(rowIdOf(uri), token)
        // What is wrong is to be seen while the heading is closed; its name stays as it is.
        return count === 0 ? undefined : new vscode.FileDecoration('⚠', t('With a warning: {0}', numberText(count)))
      }
      case undefined:
        return undefined
    }
  }
}
