import * as vscode from 'vscode'
import type { Reach, Verdict } from '../../../intune/reach/verdict.ts'
import { reasonSentence } from '../../../operations/reasonSentence.ts'
import type { Connection } from '../../../session/connection.ts'
import { configurationName } from '../../messages/configurationName.ts'
import { numberText } from '../../messages/inLanguage.ts'
import { intentText } from '../../messages/intentText.ts'
import { kindText } from '../../messages/kindText.ts'
import { shownName } from '../../messages/shownName.ts'
import { groupName, targetName } from '../../messages/targetName.ts'
import { verdictName } from '../../messages/verdictName.ts'
import { wordingOf } from '../../messages/wordingOf.ts'
import { configurationContext } from '../../rows/configurationContext.ts'
import type { GroupRowContext } from '../../rows/rowContext.ts'
import type { GroupRow } from './groupRow.ts'

const { None, Collapsed } = vscode.TreeItemCollapsibleState

/** Told apart by shape. */
const icons: Readonly<Record<Verdict, string>> = {
  gets: 'pass',
  excluded: 'circle-slash',
  filteredOut: 'filter',
  unknown: 'question',
}

/** A user or a device. */
export function subjectItem({ subject, parent }: Extract<GroupRow, { row: 'subject' }>): vscode.TreeItem {
  const { of, id, name } = subject
  const item = new vscode.TreeItem(shownName(name, id), Collapsed)
  item.iconPath = new vscode.ThemeIcon(of === 'user' ? 'account' : 'device-desktop')
  item.description = of === 'user' ? vscode.l10n.t('User') : vscode.l10n.t('Device')
  item.tooltip = id
  item.contextValue = (parent === undefined ? `${of}.found` : of) satisfies GroupRowContext
  return item
}

export function verdictItem({ verdict, of }: Extract<GroupRow, { row: 'verdict' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(verdictName(verdict), Collapsed)
  item.description = numberText(of.length)
  item.iconPath = new vscode.ThemeIcon(icons[verdict])
  item.tooltip = vscode.l10n.t('Computed from assignments, groups and filters, of what this account may see.')
  return item
}

/** A configuration with what decided: the sentence is in the tooltip, and for screen readers. */
export function reachedItem(row: Extract<GroupRow, { row: 'configuration' }>, connection: Connection): vscode.TreeItem {
  const { configuration, reach, who } = row
  const item = new vscode.TreeItem(configurationName(configuration), None)
  const because = reasonSentence(who, reach, wordingOf(connection))
  const intent = reach.intent === undefined ? [] : [intentText(reach.intent, configuration.kind)]
  item.description = [...intent, decisive(reach, connection) ?? because].join(' · ')
  item.accessibilityInformation = { label: [configurationName(configuration), ...intent, because].join(', ') }
  item.tooltip = `${kindText(configuration.sort.title)}\n${because}`
  item.iconPath = new vscode.ThemeIcon(configuration.sort.icon ?? configuration.kind.icon)
  item.contextValue = configurationContext('configuration', configuration, connection)
  return item
}

/** The name that decided, where it says enough: a row has no room for a sentence. */
function decisive({ reason, ineffective, ignoredFilter }: Reach, { groups }: Connection): string | undefined {
  if (ineffective.length > 0 || ignoredFilter) return undefined
  switch (reason.kind) {
    case 'included':
      return targetName(reason.target, groups)
    case 'excluded':
      return groupName(groups.state(reason.via[0] ?? ''))
    case 'filter':
      return shownName(reason.filter.displayName, reason.filter.id)
    case 'unknown':
      return undefined
  }
}
