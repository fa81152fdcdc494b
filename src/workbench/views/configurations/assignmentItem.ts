import * as vscode from 'vscode'
import { isLocked, ofPolicySet } from '../../../intune/model/assignment.ts'
import { assignmentKey } from '../../../intune/model/assignmentKey.ts'
import type { Connection } from '../../../session/connection.ts'
import { chosenFieldsText } from '../../messages/fieldsText.ts'
import { filterName } from '../../messages/filterName.ts'
import { findingsOf } from '../../messages/findingText.ts'
import { modeName } from '../../messages/modeName.ts'
import { targetName } from '../../messages/targetName.ts'
import type { AssignmentRow } from './row.ts'
import { contextOf, iconOf, isTwin } from '../../rows/assignmentMarks.ts'
import { rowUri } from '../../rows/rowUri.ts'

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
  const key = assignmentKey(assignable.configuration.kind, assignment)
  const odd = findings.some((one) => one.assignment === key && one.severity !== 'information')
  if (odd || twin) item.resourceUri = rowUri(id, 'warning')
  item.iconPath = iconOf(assignment)
  item.description = parts.join(' · ')
  item.contextValue = contextOf({ assignment, assignable }, connection)
  return item
}
