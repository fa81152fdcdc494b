import * as vscode from 'vscode'
import type { AssignmentSetState } from '../../../intune/model/assignmentSet.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'
import { isNotAssignable } from '../../../intune/model/readOnly.ts'
import type { Connection } from '../../../session/connection.ts'
import { configurationName } from '../../messages/configurationName.ts'
import { describeError } from '../../messages/describeError.ts'
import { findingsOf } from '../../messages/findingText.ts'
import { numberText } from '../../messages/inLanguage.ts'
import { kindText } from '../../messages/kindText.ts'
import { assignmentItem } from './assignmentItem.ts'
import { kindTroubles, type KindTrouble } from './kindTroubles.ts'
import { kindsItem } from './kindsItem.ts'
import type { Row } from './row.ts'
import type { RowContext } from '../../rows/rowContext.ts'
import { configurationContext } from '../../rows/configurationContext.ts'
import { markOf, rowUri } from '../../rows/rowUri.ts'

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState

/** The tree item of a row: name first, then what it is; never a guess. `open`: headings are open to begin with. */
export function treeItem(row: Row, connection: Connection, open: boolean): vscode.TreeItem {
  const item = itemOf(row, connection, open)
  item.id = row.id
  const name = typeof item.label === 'string' ? item.label : ''
  const description = typeof item.description === 'string' ? item.description : ''
  const warning = item.resourceUri && markOf(item.resourceUri) === 'warning' ? [vscode.l10n.t('warning')] : []
  item.accessibilityInformation = { label: [name, ...warning, description].join(', ') }
  return item
}

function itemOf(row: Row, connection: Connection, open: boolean): vscode.TreeItem {
  switch (row.row) {
    case 'section': {
      const { heading, count } = row.section
      const item = new vscode.TreeItem(kindText(heading.title), open ? Expanded : Collapsed)
      const troubles = kindTroubles(connection.tenant.kinds).filter((one) => one.area === heading.key && !one.absent)
      item.description = [numberText(count), ...troubleTexts(troubles)].join(' · ')
      item.resourceUri = rowUri(row.id, troubles.length > 0 ? 'incomplete' : 'heading')
      if (heading.icon !== undefined) item.iconPath = new vscode.ThemeIcon(heading.icon)
      item.contextValue = 'section' satisfies RowContext
      return item
    }
    case 'configuration': {
      const { sort, kind } = row.configuration
      const item = assignableItem(row, row.configuration, connection, kindText(sort.title), sort.icon ?? kind.icon)
      item.contextValue = configurationContext('configuration', row.configuration, connection)
      if (sort.identityCertificate === true) item.collapsibleState = Collapsed
      return item
    }
    case 'certificate':
      return certificateItem(row, connection)
    case 'assignment':
      return assignmentItem(row, connection)
    case 'kinds':
      return kindsItem(row)
    case 'trouble': {
      const item = new vscode.TreeItem(vscode.l10n.t('Could not read · Retry'), None)
      item.description = describeError(row.error).message
      item.tooltip = item.description
      item.iconPath = new vscode.ThemeIcon('debug-restart')
      item.contextValue = 'trouble' satisfies RowContext
      item.command = { command: 'intuneAssignments.retry', title: vscode.l10n.t('Retry'), arguments: [row] }
      return item
    }
  }
}

/** That something of an area is missing is to be seen while it is closed. */
function troubleTexts(troubles: readonly KindTrouble[]): readonly string[] {
  const texts = troubles.map(({ scopes }) => (scopes ? vscode.l10n.t('permission missing') : unreadText()))
  return [...new Set(texts)]
}

function certificateItem(row: Extract<Row, { row: 'certificate' }>, connection: Connection): vscode.TreeItem {
  const found = connection.tenant.certificate(row.via)
  const kind = vscode.l10n.t('Identity certificate')
  if (found?.state === 'read') {
    const item = assignableItem(row, found.certificate, connection, kind, 'shield')
    item.contextValue = configurationContext('certificate', found.certificate, connection)
    return item
  }
  const item = new vscode.TreeItem(kind, found?.state === 'unread' ? Collapsed : None)
  item.iconPath = new vscode.ThemeIcon(found === undefined ? 'loading~spin' : 'shield')
  item.description = found === undefined ? vscode.l10n.t('Reading…') : unreadText()
  return item
}

/** What has a set of its own: how often it is assigned stands first, because the width cuts off what stands behind. */
function assignableItem(
  { id }: Row,
  configuration: Configuration,
  connection: Connection,
  type: string,
  icon: string,
): vscode.TreeItem {
  const set = connection.tenant.set(configuration)
  const busy = connection.tenant.activity.word(configuration)
  const count = countOf(set)
  const item = new vscode.TreeItem(
    configurationName(configuration),
    set?.state === 'unread' || count > 0 ? Collapsed : None,
  )
  item.iconPath = new vscode.ThemeIcon(busy === undefined ? icon : 'loading~spin')
  if (busy !== undefined) item.description = busy
  else if (set?.state === 'unread') {
    item.description = `${unreadText()} · ${type}`
    item.resourceUri = rowUri(id, 'unread')
  } else if (set === undefined) item.description = type
  else if (isNotAssignable(configuration, set.set.assignments)) item.description = type
  else {
    item.description = `${count === 0 ? vscode.l10n.t('not assigned') : numberText(count)} · ${type}`
    if (isOdd(connection, configuration, set)) item.resourceUri = rowUri(id, 'warning')
    else if (count === 0) item.resourceUri = rowUri(id, 'unassigned')
  }
  return item
}

function isOdd(connection: Connection, configuration: Configuration, set: AssignmentSetState): boolean {
  if (set.state !== 'read') return false
  const findings = findingsOf(connection, configuration, set.set.assignments)
  return findings.some(({ severity }) => severity !== 'information')
}

function countOf(set: AssignmentSetState | undefined): number {
  return set?.state === 'read' ? set.set.assignments.length : 0
}

function unreadText(): string {
  return vscode.l10n.t('could not read')
}
