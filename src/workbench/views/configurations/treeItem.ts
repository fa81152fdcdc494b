import * as vscode from 'vscode'
import { type Assignment, isLocked } from '../../../intune/model/assignment.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'
import { targetKey } from '../../../intune/model/target.ts'
import type { AssignmentSetState } from '../../../intune/model/assignmentSet.ts'
import type { Connection } from '../../../session/connection.ts'
import { findingsOf } from '../../messages/findingText.ts'
import { describeError } from '../../messages/describeError.ts'
import { filterName } from '../../messages/filterName.ts'
import { kindText } from '../../messages/kindText.ts'
import { modeName } from '../../messages/modeName.ts'
import { targetName } from '../../messages/targetName.ts'
import type { AssignmentRow, Row } from './row.ts'
import type { RowContext } from './rowContext.ts'
import { numberText } from '../../messages/inLanguage.ts'
import { configurationName } from '../../messages/configurationName.ts'

/** Read out as a word. */
const warningSign = '⚠'
const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState

/** What a row shows in addition to the model. */
export interface RowState {
  /** A word for what is being done to the configuration right now, such as "Assigning…". */
  busy(configuration: Configuration): string | undefined
  /** How many configurations the platform's row stands for. */
  count(row: Row): number
}

/** The tree item of a row: name first, then what it is; never a guess. */
export function treeItem(row: Row, connection: Connection, state: RowState): vscode.TreeItem {
  const item = itemOf(row, connection, state)
  item.id = row.id
  const name = typeof item.label === 'string' ? item.label : ''
  const description = typeof item.description === 'string' ? item.description : ''
  item.accessibilityInformation = { label: `${name}, ${description.replace(warningSign, vscode.l10n.t('warning'))}` }
  return item
}

function itemOf(row: Row, connection: Connection, state: RowState): vscode.TreeItem {
  switch (row.row) {
    case 'platform': {
      const item = new vscode.TreeItem(kindText(row.platform), Expanded)
      item.description = numberText(state.count(row))
      item.contextValue = 'platform'
      return item
    }
    case 'configuration': {
      const { configuration } = row
      const set = connection.tenant.set(configuration)
      const certificate = configuration.sort.identityCertificate === true
      const open = certificate || set?.state === 'unread' || countOf(set) > 0
      const item = new vscode.TreeItem(configurationName(configuration), open ? Collapsed : None)
      item.contextValue = setContextOf('configuration', set, state.busy(configuration))
      decorate(item, kindText(configuration.sort.title), set, state.busy(configuration), 'file')
      markFindings(item, connection, configuration, set)
      return item
    }
    case 'certificate':
      return certificateItem(row.via, connection, state)
    case 'assignment':
      return assignmentItem(row, connection, state)
    case 'trouble': {
      const item = new vscode.TreeItem(vscode.l10n.t('Could not read · Retry'), None)
      item.description = describeError(row.error).message
      item.tooltip = item.description
      item.iconPath = new vscode.ThemeIcon('debug-restart')
      item.contextValue = 'trouble'
      item.command = { command: 'intuneAssignments.retry', title: vscode.l10n.t('Retry'), arguments: [row] }
      return item
    }
  }
}

function certificateItem(via: Configuration, { tenant }: Connection, state: RowState): vscode.TreeItem {
  const found = tenant.certificate(via)
  const kind = vscode.l10n.t('Identity certificate')
  if (found?.state === 'read') {
    const { certificate } = found
    const set = tenant.set(certificate)
    const open = set?.state === 'unread' || countOf(set) > 0
    const item = new vscode.TreeItem(configurationName(certificate), open ? Collapsed : None)
    item.contextValue = setContextOf('certificate', set, state.busy(certificate))
    decorate(item, kind, set, state.busy(certificate), 'shield')
    return item
  }
  const item = new vscode.TreeItem(kind, found?.state === 'unread' ? Collapsed : None)
  item.iconPath = new vscode.ThemeIcon(found === undefined ? 'loading~spin' : 'shield')
  item.description = found === undefined ? vscode.l10n.t('Reading…') : unreadText()
  return item
}

function decorate(
  item: vscode.TreeItem,
  kind: string,
  set: AssignmentSetState | undefined,
  busy: string | undefined,
  icon: string,
): void {
  item.iconPath = new vscode.ThemeIcon(icon)
  if (busy !== undefined) {
    item.description = busy
    item.iconPath = new vscode.ThemeIcon('loading~spin')
  } else if (set?.state === 'unread') {
    item.description = `${kind} · ${unreadText()}`
    item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'))
  } else {
    const count = countOf(set)
    item.description = `${kind} · ${count === 0 ? vscode.l10n.t('not assigned') : numberText(count)}`
  }
}

/** A sign before the description where something is odd: at its end it would be cut off first. The tooltip says what. */
function markFindings(
  item: vscode.TreeItem,
  connection: Connection,
  configuration: Configuration,
  set: AssignmentSetState | undefined,
): void {
  if (set?.state !== 'read') return
  const findings = findingsOf(connection, configuration, set.set.assignments)
  if (!findings.some(({ severity }) => severity !== 'information')) return
  item.description = `${warningSign} ${String(item.description)}`
}

function assignmentItem(
  { assignment, assignable }: AssignmentRow,
  connection: Connection,
  state: RowState,
): vscode.TreeItem {
  const { groups, filters, tenant } = connection
  const { target } = assignment
  const item = new vscode.TreeItem(targetName(target, groups), None)
  const parts = [modeName(assignment)]
  if (assignment.filter) parts.push(filterName(assignment.filter, filters))
  const group = target.kind === 'group' || target.kind === 'excludedGroup' ? groups.state(target.groupId) : undefined
  if (group?.state === 'deleted') parts.push(vscode.l10n.t('group deleted'))
  if (group?.state === 'missing') parts.push(vscode.l10n.t('group not found'))
  if (group?.state === 'unknown' && group.error) parts.push(vscode.l10n.t('name could not be read'))
  if (isLocked(assignment)) parts.unshift(vscode.l10n.t('from a policy set'))
  const set = tenant.set(assignable.configuration)
  const findings = set?.state === 'read' ? findingsOf(connection, assignable.configuration, set.set.assignments) : []
  const odd = findings.some((one) => one.targetKey === targetKey(target) && one.severity !== 'information')
  item.description = `${odd ? `${warningSign} ` : ''}${parts.join(' · ')}`
  item.iconPath = iconOf(assignment)
  item.contextValue = contextOf(assignment, state.busy(assignable.configuration) !== undefined)
  return item
}

/** Told apart by shape; the colour only helps. */
function iconOf(assignment: Assignment): vscode.ThemeIcon {
  if (isLocked(assignment)) return new vscode.ThemeIcon('lock')
  switch (assignment.target.kind) {
    case 'group':
      return new vscode.ThemeIcon('organization', new vscode.ThemeColor('charts.green'))
    case 'excludedGroup':
      return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('charts.red'))
    case 'allDevices':
      return new vscode.ThemeIcon('device-desktop', new vscode.ThemeColor('charts.green'))
    case 'allUsers':
      return new vscode.ThemeIcon('account', new vscode.ThemeColor('charts.green'))
    case 'unknown':
      return new vscode.ThemeIcon('question')
  }
}

/** What can be done with a set depends on whether it is known, and on whether something is being done with it. */
function setContextOf(
  row: 'configuration' | 'certificate',
  set: AssignmentSetState | undefined,
  busy: string | undefined,
): RowContext {
  if (busy !== undefined) return `${row}.busy`
  return set?.state === 'read' ? row : `${row}.unread`
}

function contextOf(assignment: Assignment, busy: boolean): RowContext {
  const { kind } = assignment.target
  const group = kind === 'group' || kind === 'excludedGroup'
  if (isLocked(assignment)) return group ? 'assignment.group.locked' : 'assignment.locked'
  if (kind === 'unknown') return 'assignment.unknown'
  const mode = group ? (kind === 'group' ? 'group.included' : 'group.excluded') : 'everyone'
  return busy ? `assignment.${mode}.busy` : `assignment.${mode}`
}

function countOf(set: AssignmentSetState | undefined): number {
  return set?.state === 'read' ? set.set.assignments.length : 0
}

function unreadText(): string {
  return vscode.l10n.t('could not read')
}
