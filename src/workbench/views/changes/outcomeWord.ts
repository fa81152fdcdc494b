import * as vscode from 'vscode'
import type { JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import { outcomeName } from '../../messages/outcomeName.ts'

export function outcomeWord({ outcome, fate, approval }: JournalOutcome): string {
  const { t } = vscode.l10n
  if (outcome === 'pendingApproval') return approvalWord(approval)
  if (outcome === 'pending')
    return fate === 'unknown' ? t('unknown: interrupted while it was being sent') : t('not started')
  if (fate === 'unknown') return t('unknown: it may still be made')
  return outcomeName(outcome)
}

function approvalWord(approval: JournalOutcome['approval']): string {
  const { t } = vscode.l10n
  switch (approval) {
    case 'applied':
      return t('approved and applied')
    case 'rejected':
      return t('rejected')
    case 'expired':
      return t('request expired')
    case 'drifted':
      return t('approved, but somebody else had changed it')
    case 'waiting':
    case undefined:
      return t('awaiting approval')
  }
}
