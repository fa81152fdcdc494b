import * as vscode from 'vscode'
import type { OutcomeKind } from '../../intune/planning/outcome.ts'

/** An outcome in a few words, for rows and reports. */
export function outcomeName(outcome: OutcomeKind): string {
  const { t } = vscode.l10n
  switch (outcome) {
    case 'applied':
      return t('applied')
    case 'unchanged':
      return t('nothing to change')
    case 'stale':
      return t('changed by somebody else, not written')
    case 'pendingApproval':
      return t('awaiting approval')
    case 'failed':
      return t('failed')
  }
}
