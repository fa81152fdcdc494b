import * as vscode from 'vscode'
import type { Kind } from '../../intune/kinds/kind.ts'
import { type Assignment, isLocked } from '../../intune/model/assignment.ts'
import { assignmentKey } from '../../intune/model/assignmentKey.ts'
import type { AssignmentRef } from '../../intune/model/assignmentRef.ts'
import type { AssignmentSetState } from '../../intune/model/assignmentSet.ts'
import type { Connection } from '../../session/connection.ts'
import { choosableFields } from '../prompts/pickFieldValue.ts'
import { readOnlyReason } from '../../intune/model/readOnly.ts'
import { takesOf } from '../../intune/model/takes.ts'
import { contextValue } from './rowContext.ts'

/** Told apart by shape; the colour only helps. */
export function iconOf(assignment: Assignment): vscode.ThemeIcon {
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

/** What the menus of an assignment's row depend on, in every view. */
export function contextOf(
  { assignment, assignable: { configuration } }: AssignmentRef,
  { tenant }: Connection,
): string {
  const { kind } = assignment.target
  const group = kind === 'group' || kind === 'excludedGroup'
  const locked = isLocked(assignment) || readOnlyReason(configuration) !== undefined
  if (!locked && isTwin(configuration.kind, assignment, tenant.set(configuration))) return 'assignment.twin'
  if (locked) return group ? 'assignment.group.locked' : 'assignment.locked'
  if (kind === 'unknown') return 'assignment.unknown'
  const mode = group ? (kind === 'group' ? 'group.included' : 'group.excluded') : 'everyone'
  const takes = takesOf(configuration)
  const busy = tenant.activity.word(configuration) === undefined ? '' : '.busy'
  return contextValue(`assignment.${mode}${busy}`, {
    exclusions: takes.exclusions,
    filters: takes.filters !== 'none' || assignment.filter !== undefined,
    fields: choosableFields(configuration, kind).length > 0,
  })
}

/** Whether the set holds the target in more than one way, of which only one can be meant. */
export function isTwin(kind: Kind, assignment: Assignment, set: AssignmentSetState | undefined): boolean {
  if (set?.state !== 'read' || isLocked(assignment) || assignment.target.kind === 'unknown') return false
  const key = assignmentKey(kind, assignment)
  return set.set.assignments.filter((one) => !isLocked(one) && assignmentKey(kind, one) === key).length > 1
}
