import * as vscode from 'vscode'
import type { Verdict } from '../../intune/reach/verdict.ts'

export function verdictName(verdict: Verdict): string {
  const { t } = vscode.l10n
  switch (verdict) {
    case 'gets':
      return t('Gets')
    case 'excluded':
      return t('Excluded')
    case 'filteredOut':
      return t('Filtered out')
    case 'unknown':
      return t('Unknown')
  }
}
