import * as vscode from 'vscode'
import { entryKey } from '../../../intune/journal/entryKey.ts'
import type { JournalEntry, JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import type { ChangeRowContext } from './changeRowContext.ts'
import { lostWord, outcomeWord } from './outcomeWord.ts'
import { shownName } from '../../messages/shownName.ts'

/** `lost`: what the service did not keep is not restored yet. */
export function outcomeItem(plan: JournalEntry, outcome: JournalOutcome, lost: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(shownName(outcome.configurationName, outcome.configurationId))
  item.id = `${plan.id}/${entryKey(outcome)}/${outcome.via?.id ?? ''}`
  item.description = [outcomeWord(outcome), lost && lostWord([outcome]), outcome.error && `(${outcome.error.kind})`]
    .filter(Boolean)
    .join(' · ')
  item.iconPath = new vscode.ThemeIcon(
    lost ? 'warning' : outcome.fate === 'unknown' ? 'question' : outcomeIcon(outcome),
  )
  item.contextValue = contextOf(outcome, lost)
  return item
}

function contextOf({ fate }: JournalOutcome, lost: boolean): ChangeRowContext {
  if (lost) return 'outcome.applied.lost'
  if (fate === 'unknown') return 'outcome.unknown'
  return fate === 'accepted' ? 'outcome.applied' : 'outcome'
}

function outcomeIcon({ outcome }: JournalOutcome): string {
  switch (outcome) {
    case 'applied':
      return 'check'
    case 'unchanged':
      return 'dash'
    case 'stale':
      return 'git-compare'
    case 'pendingApproval':
      return 'clockface'
    case 'failed':
      return 'error'
    case 'pending':
      return 'question'
  }
}
