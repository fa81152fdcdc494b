import * as vscode from 'vscode'
import type { Assignment } from '../../intune/model/assignment.ts'

export function modeName(assignment: Assignment): string {
  if (assignment.target.kind === 'unknown') return vscode.l10n.t('Unknown kind of target')
  return assignment.target.kind === 'excludedGroup' ? vscode.l10n.t('Excluded') : vscode.l10n.t('Included')
}
