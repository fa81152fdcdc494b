import * as vscode from 'vscode'
import type { JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import { outcomeName } from '../../messages/outcomeName.ts'

export function outcomeWord({ outcome, begun, approval }: JournalOutcome): string {
  const { t } = vscode.l10n
  if (outcome === 'pendingApproval') return approvalWord(approval)
  if (outcome === 'pending') return begun ? t('not known: cut short while it was sent') : t('not started')
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
      return t('approved, but changed by somebody else meanwhile')
    case 'waiting':
    case undefined:
      return t('waits for approval')
  }
}
