import * as vscode from 'vscode'
import type { ReportedState } from '../../intune/status/reportedState.ts'

export function reportedText(state: ReportedState): string {
  const { t } = vscode.l10n
  switch (state) {
    case 'landed':
      return t('arrived')
    case 'pending':
      return t('pending')
    case 'error':
      return t('error')
    case 'conflict':
      return t('conflict')
    case 'notApplicable':
      return t('not applicable')
    case 'excluded':
      return t('excluded')
    case 'unknown':
      return t('unknown')
  }
}
