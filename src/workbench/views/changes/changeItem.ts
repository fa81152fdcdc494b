import * as vscode from 'vscode'
import { entryKey } from '../../../intune/journal/entryKey.ts'
import type { JournalEntry } from '../../../intune/journal/journalEntry.ts'
import { mayHaveChanged } from '../../../intune/planning/fate.ts'
import { undoneBy } from '../../../intune/journal/planOrigin.ts'
import type { ChangeRow } from './changeRow.ts'
import type { ChangeRowContext } from './changeRowContext.ts'
import { outcomeItem } from './outcomeItem.ts'
import { lostWord, outcomeWord } from './outcomeWord.ts'
import { dateTimeText, numberText, shortTimeText } from '../../messages/inLanguage.ts'
import { shownName } from '../../messages/shownName.ts'

/** The tree item of a row of the Changes view. */
export function changeItem(row: ChangeRow): vscode.TreeItem {
  switch (row.row) {
    case 'pendingApprovals': {
      const item = new vscode.TreeItem(vscode.l10n.t('Pending approvals'), vscode.TreeItemCollapsibleState.Expanded)
      item.id = 'pendingApprovals'
      item.iconPath = new vscode.ThemeIcon('clockface')
      item.description = numberText(row.waiting.length)
      return item
    }
    case 'pending': {
      const name = shownName(row.outcome.configurationName, row.outcome.configurationId)
      const item = new vscode.TreeItem(name)
      item.id = `pending/${row.plan.id}/${entryKey(row.outcome)}`
      item.iconPath = new vscode.ThemeIcon('clockface')
      item.description = `${shortTimeText(row.plan.at)} · ${row.plan.title}`
      item.tooltip = [name, row.plan.title, dateTimeText(row.plan.at)].join('\n')
      item.contextValue = 'pending' satisfies ChangeRowContext
      return item
    }
    case 'plan':
      return planItem(row.plan, row.left, row.lost)
    case 'outcome':
      return outcomeItem(row.plan, row.outcome, row.lost)
    case 'trouble': {
      const item = new vscode.TreeItem(vscode.l10n.t('The journal could not be read'))
      item.description = row.error.message
      item.iconPath = new vscode.ThemeIcon('error')
      return item
    }
  }
}

function planItem(plan: JournalEntry, left: number, lost: ReadonlySet<string>): vscode.TreeItem {
  const { t } = vscode.l10n
  const [only, ...more] = plan.configurations
  const single = more.length === 0 ? only : undefined
  const item = new vscode.TreeItem(plan.title, vscode.TreeItemCollapsibleState[single ? 'None' : 'Collapsed'])
  const total = plan.configurations.length
  const applied = plan.configurations.filter((one) => mayHaveChanged(one.fate)).length
  const counts =
    left > 0 ? t('{0} of {1} applied, {2} left', applied, total, left) : t('{0} of {1} applied', applied, total)
  const outcome = single ? outcomeWord(single) : counts
  const date = dateTimeText(plan.at)
  item.id = plan.id
  // All went well is what one expects: only the rest is worth a word.
  const unknown = plan.configurations.some(({ fate }) => fate === 'unknown')
  const word = applied === total && !unknown ? undefined : outcome
  const notKept = lost.size > 0 && lostWord(plan.configurations.filter((one) => lost.has(entryKey(one))))
  const keyGone = plan.keyGone && t('signed with a key that is gone')
  item.description = [shortTimeText(plan.at), notKept, word, keyGone].filter(Boolean).join(' · ')
  item.iconPath = new vscode.ThemeIcon(planIcon(plan, left, unknown, lost.size > 0))
  const damaged = plan.damaged ? t('A part of its record in the journal is damaged.') : undefined
  const vouch = plan.keyGone && t('The key that signed its record is gone, so nothing vouches for it.')
  item.tooltip = [plan.title, date, plan.account, outcome, notKept, damaged, vouch].filter(Boolean).join('\n')
  item.contextValue = contextOf(left, applied, unknown, lost.size > 0)
  return item
}

function planIcon({ source, keyGone }: JournalEntry, left: number, unknown: boolean, lost: boolean): string {
  if (lost) return 'warning'
  if (left > 0) return 'debug-pause'
  if (unknown) return 'question'
  if (keyGone) return 'unverified'
  return undoneBy(source) === undefined ? 'history' : 'discard'
}

function contextOf(left: number, applied: number, unknown: boolean, lost: boolean): ChangeRowContext {
  if (left > 0 && unknown) return lost ? 'plan.left.unknown.lost' : 'plan.left.unknown'
  if (left > 0) return lost ? 'plan.left.lost' : 'plan.left'
  if (unknown) return lost ? 'plan.unknown.lost' : 'plan.unknown'
  if (lost) return 'plan.applied.lost'
  return applied > 0 ? 'plan.applied' : 'plan'
}
