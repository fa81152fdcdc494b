import * as vscode from 'vscode'
import { describeError } from '../../messages/describeError.ts'
import { kindText } from '../../messages/kindText.ts'
import type { Row } from './row.ts'
import type { RowContext } from '../../rows/rowContext.ts'

/** Kinds that could not be read, or that the account may not read: choosing the row does what helps. */
export function kindsItem(row: Extract<Row, { row: 'kinds' }>): vscode.TreeItem {
  const { t } = vscode.l10n
  const { title, heading, scopes, error, kinds, absent } = row.trouble
  const name = kindText(row.parent === undefined ? title : heading)
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None)
  if (scopes === undefined) {
    item.description = absent ? t('not available') : t('could not read')
    item.tooltip = absent
      ? t("This tenant's Intune does not have it. Choose the row to look again.")
      : describeError(error).message
    item.iconPath = absent
      ? new vscode.ThemeIcon('circle-slash')
      : new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'))
    item.contextValue = 'kinds' satisfies RowContext
    item.command = { command: 'intuneAssignments.retry', title: t('Retry'), arguments: [row] }
    return item
  }
  item.description = t('permission missing')
  item.tooltip = [
    t('Your account needs the permission {0}. Choose the row to request it.', scopes[0] ?? ''),
    ...kinds.map((kind) => kindText(kind.title)),
  ].join('\n')
  item.iconPath = new vscode.ThemeIcon('key')
  item.contextValue = 'kinds.permission' satisfies RowContext
  const request = t('Request Permission')
  item.command = { command: 'intuneAssignments.requestPermission', title: request, arguments: [row] }
  return item
}
