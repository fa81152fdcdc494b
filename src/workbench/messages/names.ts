import * as vscode from 'vscode'
import type { CloudName } from '../../graph/cloud.ts'
import type { Assignment, FilterChoice } from '../../intune/model/assignment.ts'
import type { FilterCatalog } from '../../intune/directory/filterCatalog.ts'
import type { GroupState } from '../../intune/model/group.ts'
import type { GroupDirectory } from '../../intune/directory/groupDirectory.ts'
import type { Connection } from '../../session/connection.ts'
import type { Target } from '../../intune/model/target.ts'

/** A name for a group in whatever state: its own where it is known, else its id. */
export function groupName(state: GroupState): string {
  switch (state.state) {
    case 'known':
      return state.group.displayName || state.group.id
    case 'deleted':
      return state.displayName ?? state.id
    case 'missing':
    case 'unknown':
      return state.id
  }
}

export function targetName(target: Target, groups: GroupDirectory): string {
  switch (target.kind) {
    case 'group':
    case 'excludedGroup':
      return groupName(groups.state(target.groupId))
    case 'allDevices':
      return vscode.l10n.t('All devices')
    case 'allUsers':
      return vscode.l10n.t('All users')
    case 'unknown':
      return target.type || vscode.l10n.t('Unknown target')
  }
}

export function modeName(assignment: Assignment): string {
  if (assignment.target.kind === 'unknown') return vscode.l10n.t('Unknown kind of target')
  return assignment.target.kind === 'excludedGroup' ? vscode.l10n.t('Excluded') : vscode.l10n.t('Included')
}

export function filterName(filter: FilterChoice, filters: FilterCatalog): string {
  const name = filterLabel(filter.id, filters)
  if (filter.mode === 'unknown') return vscode.l10n.t('filter in an unknown mode: {0}', name)
  return filter.mode === 'exclude' ? vscode.l10n.t('filter: not {0}', name) : vscode.l10n.t('filter: {0}', name)
}

/** The filter's name, or its id where the name is not known. */
export function filterLabel(id: string, filters: FilterCatalog): string {
  const state = filters.state(id)
  return state.state === 'known' ? state.filter.displayName : id
}

/** Text for a place where VS Code would draw `$(name)` as an icon: names are shown as text, whatever is in them. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '$\u200b(')
}

export function membersText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 member') : vscode.l10n.t('{0} members', count.toLocaleString())
}

export function assignmentsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 assignment') : vscode.l10n.t('{0} assignments', count.toLocaleString())
}

/** The cloud in Microsoft's words. */
export function cloudLabel(name: CloudName): string {
  switch (name) {
    case 'global':
      return vscode.l10n.t('global cloud')
    case 'usGov':
      return 'US Gov L4'
    case 'usGovDoD':
      return 'US Gov L5 (DoD)'
    case 'china':
      return 'China'
    case 'custom':
      return vscode.l10n.t('custom cloud')
  }
}

/** The tenant's name, and that it is the sample where it is. */
export function tenantLabel({ identity, sample }: Pick<Connection, 'identity' | 'sample'>): string {
  return sample ? vscode.l10n.t('{0} (sample)', identity.tenantName) : identity.tenantName
}
