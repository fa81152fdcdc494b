import * as vscode from 'vscode'
import { numberText } from './inLanguage.ts'

export function assignmentsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 assignment') : vscode.l10n.t('{0} assignments', numberText(count))
}
