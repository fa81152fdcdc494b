import * as vscode from 'vscode'
import { type Assignment, isLocked, ofPolicySet } from '../../../intune/model/assignment.ts'
import { assignmentKey } from '../../../intune/model/assignmentKey.ts'
import type { AssignmentSetState } from '../../../intune/model/assignmentSet.ts'
import type { Configuration } from '../../../intune/model/configuration.ts'
import type { Kind } from '../../../intune/kinds/kind.ts'
import { choosableFields } from '../../prompts/pickFieldValue.ts'
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
  const twin = isTwin(assignable.configuration.kind, assignment, set)
  if (twin) parts.push(vscode.l10n.t('assigned twice'))
  const odd = findings.some((one) => one.targetKey === targetKey(target) && one.severity !== 'information')
  if (odd || twin) item.resourceUri = rowUri(id, 'warning')
  item.iconPath = iconOf(assignment)
  item.description = parts.join(' · ')
  item.contextValue = twin ? 'assignment.twin' : contextOf(assignment, assignable.configuration, connection)
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

function contextOf(assignment: Assignment, configuration: Configuration, { tenant }: Connection): RowContext {
  const { kind } = assignment.target
  const group = kind === 'group' || kind === 'excludedGroup'
  if (isLocked(assignment)) return group ? 'assignment.group.locked' : 'assignment.locked'
  if (kind === 'unknown') return 'assignment.unknown'
  const mode = group ? (kind === 'group' ? 'group.included' : 'group.excluded') : 'everyone'
  const fields = choosableFields(configuration, kind).length > 0 ? '.fields' : ''
  const busy = tenant.activity.word(configuration) === undefined ? '' : '.busy'
  return `assignment.${mode}${fields}${busy}`
}

/** Whether the set holds the target in more than one way, of which only one can be meant. */
function isTwin(kind: Kind, assignment: Assignment, set: AssignmentSetState | undefined): boolean {
  if (set?.state !== 'read' || isLocked(assignment) || assignment.target.kind === 'unknown') return false
  const key = assignmentKey(kind, assignment)
  return set.set.assignments.filter((one) => !isLocked(one) && assignmentKey(kind, one) === key).length > 1
}
