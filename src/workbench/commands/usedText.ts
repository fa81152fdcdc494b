import * as vscode from 'vscode'
import { numberText } from '../messages/inLanguage.ts'

/** How many configurations assign a group. */
export function usedText(count: number): string {
  return count === 1
    ? vscode.l10n.t('used by 1 configuration')
    : vscode.l10n.t('used by {0} configurations', numberText(count))
}
