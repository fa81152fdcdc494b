import * as vscode from 'vscode'
import { numberText } from './inLanguage.ts'

export function membersText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 member') : vscode.l10n.t('{0} members', numberText(count))
}
