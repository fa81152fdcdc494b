import * as vscode from 'vscode'
import type { AssignmentRef } from '../../../intune/model/assignmentRef.ts'
import type { Target } from '../../../intune/model/target.ts'
import type { Connection } from '../../../session/connection.ts'
import { configurationName } from '../../messages/configurationName.ts'
import { chosenFieldsText } from '../../messages/fieldsText.ts'
import { filterName } from '../../messages/filterName.ts'
import { numberText } from '../../messages/inLanguage.ts'
import { kindText } from '../../messages/kindText.ts'
import { targetName } from '../../messages/targetName.ts'
import { contextOf, iconOf } from '../../rows/assignmentMarks.ts'
import type { GroupRowContext } from '../../rows/rowContext.ts'
import type { FoundSubjects } from './foundSubjects.ts'
import type { GroupRow } from './groupRow.ts'
import { reachedItem, subjectItem, verdictItem } from './subjectItem.ts'
import { usesOf } from './usesOf.ts'

const { None, Collapsed } = vscode.TreeItemCollapsibleState

/** The tree item of a row of the Groups view. */
export function groupItem(row: GroupRow, connection: Connection, found: FoundSubjects): vscode.TreeItem {
  const item = itemOf(row, connection, found)
  item.id = row.id
  return item
}

function itemOf(row: GroupRow, connection: Connection, found: FoundSubjects): vscode.TreeItem {
  const { t } = vscode.l10n
  const { groups, filters, tenant } = connection
  switch (row.row) {
    case 'target': {
      const { target } = row
      const item = new vscode.TreeItem(targetName(target, groups), Collapsed)
      const { included, excluded } = usesOf(target, tenant)
      const counts = [
        included.length > 0 ? t('included in {0}', numberText(included.length)) : undefined,
        excluded.length > 0 ? t('excluded from {0}', numberText(excluded.length)) : undefined,
        'groupId' in target && groups.state(target.groupId).state === 'deleted' ? t('group deleted') : undefined,
        'groupId' in target && groups.state(target.groupId).state === 'missing' ? t('group not found') : undefined,
      ]
      item.description = counts.filter((one) => one !== undefined).join(' · ')
      item.iconPath = markOf(target, included.length > 0, excluded.length > 0)
      const isFound = row.parent === undefined && 'groupId' in target && found.has({ of: 'group', id: target.groupId })
      item.contextValue = (
        'groupId' in target ? (isFound ? 'group.found' : 'group') : 'everyone'
      ) satisfies GroupRowContext
      return item
    }
    case 'part': {
      const { included, excluded } = usesOf(row.of, tenant)
      switch (row.part) {
        case 'included':
          return heading(t('Included in'), numberText(included.length), 'organization')
        case 'excluded':
          return heading(t('Excluded from'), numberText(excluded.length), 'circle-slash')
        case 'members':
          return heading(t('Members and groups in it'), '', 'type-hierarchy-sub')
        case 'parents':
          return heading(t('Through groups that it is in'), '', 'type-hierarchy-super')
      }
      break
    }
    case 'assignment': {
      const { assignable, assignment } = row
      const { configuration } = assignable
      const item = new vscode.TreeItem(configurationName(configuration), None)
      const parts = [
        ...chosenFieldsText(configuration.kind, assignment),
        ...(assignment.filter ? [filterName(assignment.filter, filters)] : []),
        kindText(configuration.sort.title),
      ]
      item.description = tenant.activity.word(configuration) ?? parts.join(' · ')
      item.iconPath = new vscode.ThemeIcon(configuration.sort.icon ?? configuration.kind.icon)
      item.contextValue = contextOf({ assignment, assignable } satisfies AssignmentRef, connection)
      return item
    }
    case 'subject':
      return subjectItem(row)
    case 'verdict':
      return verdictItem(row)
    case 'configuration':
      return reachedItem(row, connection)
    case 'devices':
      return heading(t('Devices'), '', 'device-desktop')
    case 'note':
      return noteItem(row)
  }
}

function heading(label: string, description: string, icon: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, Collapsed)
  item.description = description
  item.iconPath = new vscode.ThemeIcon(icon)
  return item
}

/** Choosing a row that says which permission is missing asks for it. */
function noteItem(row: Extract<GroupRow, { row: 'note' }>): vscode.TreeItem {
  const { t } = vscode.l10n
  if (row.scopes === undefined) {
    const item = new vscode.TreeItem(row.text, None)
    item.iconPath = new vscode.ThemeIcon('info')
    item.tooltip = row.detail ?? row.text
    return item
  }
  const item = new vscode.TreeItem(t('Request Permission'), None)
  item.description = row.scopes[0]
  item.tooltip = row.text
  item.iconPath = new vscode.ThemeIcon('key')
  item.command = { command: 'intuneAssignments.requestPermission', title: t('Request Permission'), arguments: [row] }
  return item
}

/** A group that is only excluded looks like an exclusion, and one that nothing points at like neither. */
function markOf(target: Target, included: boolean, excluded: boolean): vscode.ThemeIcon {
  if (!('groupId' in target) || included) return iconOf({ target, raw: {} })
  if (excluded) return iconOf({ target: { kind: 'excludedGroup', groupId: target.groupId }, raw: {} })
  return new vscode.ThemeIcon('organization')
}
