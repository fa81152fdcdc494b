import * as vscode from 'vscode'
import type { JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import { numberText } from '../../messages/inLanguage.ts'
import { outcomeName } from '../../messages/outcomeName.ts'

export function outcomeWord({ outcome, fate, approval }: JournalOutcome): string {
  const { t } = vscode.l10n
  if (outcome === 'pendingApproval') return approvalWord(approval)
  if (outcome === 'pending')
    return fate === 'unknown' ? t('unknown: interrupted while it was being sent') : t('not started')
  if (fate === 'unknown') return t('unknown: it may still be made')
  return outcomeName(outcome)
}

/** What the service did not keep of what was left alone. */
export function lostWord(outcomes: readonly JournalOutcome[]): string {
  const count = outcomes.reduce((sum, { lost = 0 }) => sum + lost, 0)
  return count === 1
    ? vscode.l10n.t('1 other assignment not kept')
    : vscode.l10n.t('{0} other assignments not kept', numberText(count))
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
