import * as vscode from 'vscode'
import { entryKey } from '../../../intune/journal/entryKey.ts'
import type { JournalEntry, JournalOutcome } from '../../../intune/journal/journalEntry.ts'
import type { ChangeRowContext } from './changeRowContext.ts'
import { outcomeWord } from './outcomeWord.ts'
import { shownName } from '../../messages/shownName.ts'

export function outcomeItem(plan: JournalEntry, outcome: JournalOutcome): vscode.TreeItem {
  const item = new vscode.TreeItem(shownName(outcome.configurationName, outcome.configurationId))
  item.id = `${plan.id}/${entryKey(outcome)}/${outcome.via?.id ?? ''}`
  item.description = [outcomeWord(outcome), outcome.error && `(${outcome.error.kind})`].filter(Boolean).join(' · ')
  item.iconPath = new vscode.ThemeIcon(outcome.fate === 'unknown' ? 'question' : outcomeIcon(outcome))
  item.contextValue = contextOf(outcome)
  return item
}

function contextOf({ fate }: JournalOutcome): ChangeRowContext {
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
