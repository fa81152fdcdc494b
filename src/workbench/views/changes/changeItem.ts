import * as vscode from 'vscode'
import { entryKey } from '../../../intune/journal/entryKey.ts'
import type { JournalEntry } from '../../../intune/journal/journalEntry.ts'
import { mayHaveChanged } from '../../../intune/planning/fate.ts'
import { undoneBy } from '../../../intune/journal/planOrigin.ts'
import type { ChangeRow } from './changeRow.ts'
import type { ChangeRowContext } from './changeRowContext.ts'
import { outcomeItem } from './outcomeItem.ts'
import { outcomeWord } from './outcomeWord.ts'
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
      return planItem(row.plan, row.left)
    case 'outcome':
      return outcomeItem(row.plan, row.outcome)
    case 'trouble': {
      const item = new vscode.TreeItem(vscode.l10n.t('The journal could not be read'))
      item.description = row.error.message
      item.iconPath = new vscode.ThemeIcon('error')
      return item
    }
  }
}

function planItem(plan: JournalEntry, left: number): vscode.TreeItem {
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
  item.description =
    applied === total && !plan.configurations.some(({ fate }) => fate === 'unknown')
      ? shortTimeText(plan.at)
      : `${shortTimeText(plan.at)} · ${outcome}`
  const unknown = plan.configurations.some(({ fate }) => fate === 'unknown')
  item.iconPath = new vscode.ThemeIcon(planIcon(plan, left, unknown))
  const damaged = plan.damaged ? t('A part of its record in the journal is damaged.') : undefined
  item.tooltip = [plan.title, date, plan.account, outcome, damaged].filter(Boolean).join('\n')
  item.contextValue = contextOf(left, applied, unknown)
  return item
}

function planIcon({ source }: JournalEntry, left: number, unknown: boolean): string {
  if (left > 0) return 'debug-pause'
  if (unknown) return 'question'
  return undoneBy(source) === undefined ? 'history' : 'discard'
}

function contextOf(left: number, applied: number, unknown: boolean): ChangeRowContext {
  if (left > 0) return unknown ? 'plan.left.unknown' : 'plan.left'
  if (unknown) return 'plan.unknown'
  return applied > 0 ? 'plan.applied' : 'plan'
}
