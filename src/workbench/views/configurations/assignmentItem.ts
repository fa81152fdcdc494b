import * as vscode from 'vscode'
import { type Assignment, isLocked, ofPolicySet } from '../../../intune/model/assignment.ts'
import { targetKey } from '../../../intune/model/target.ts'
import type { Connection } from '../../../session/connection.ts'
import { chosenFieldsText } from '../../messages/fieldsText.ts'
import { filterName } from '../../messages/filterName.ts'
import { findingsOf } from '../../messages/findingText.ts'
import { modeName } from '../../messages/modeName.ts'
import { targetName } from '../../messages/targetName.ts'
import type { AssignmentRow } from './row.ts'
import type { RowContext } from './rowContext.ts'
import { rowUri } from './rowUri.ts'

/** An assignment: whom it points at, then what it says of them. */
export function assignmentItem({ id, assignment, assignable }: AssignmentRow, connection: Connection): vscode.TreeItem {
  const { groups, filters, tenant } = connection
  const { target } = assignment
  const item = new vscode.TreeItem(targetName(target, groups))
  const parts = [...chosenFieldsText(assignable.configuration.kind, assignment), modeName(assignment)]
  if (assignment.filter) parts.push(filterName(assignment.filter, filters))
  const group = target.kind === 'group' || target.kind === 'excludedGroup' ? groups.state(target.groupId) : undefined
  if (group?.state === 'deleted') parts.push(vscode.l10n.t('group deleted'))
  if (group?.state === 'missing') parts.push(vscode.l10n.t('group not found'))
  if (group?.state === 'unknown' && group.error) parts.push(vscode.l10n.t('name could not be read'))
  if (isLocked(assignment)) {
    const { source } = assignment
    parts.unshift(source === ofPolicySet ? vscode.l10n.t('from a policy set') : vscode.l10n.t('made elsewhere'))
  }
  const set = tenant.set(assignable.configuration)
  const findings = set?.state === 'read' ? findingsOf(connection, assignable.configuration, set.set.assignments) : []
  const odd = findings.some((one) => one.targetKey === targetKey(target) && one.severity !== 'information')
  item.description = parts.join(' · ')
  if (odd) item.resourceUri = rowUri(id, 'warning')
  item.iconPath = iconOf(assignment)
  item.contextValue = contextOf(assignment, tenant.activity.word(assignable.configuration) !== undefined)
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

function contextOf(assignment: Assignment, busy: boolean): RowContext {
  const { kind } = assignment.target
  const group = kind === 'group' || kind === 'excludedGroup'
  if (isLocked(assignment)) return group ? 'assignment.group.locked' : 'assignment.locked'
  if (kind === 'unknown') return 'assignment.unknown'
  const mode = group ? (kind === 'group' ? 'group.included' : 'group.excluded') : 'everyone'
  return busy ? `assignment.${mode}.busy` : `assignment.${mode}`
}
