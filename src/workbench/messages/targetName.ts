import * as vscode from 'vscode'
import type { GroupState } from '../../intune/model/group.ts'
import type { GroupDirectory } from '../../intune/directory/groupDirectory.ts'
import type { Target } from '../../intune/model/target.ts'
import { shownName } from './shownName.ts'

/** A name for a group in whatever state: its own where it is known, else its id. */
export function groupName(state: GroupState): string {
  switch (state.state) {
    case 'known':
      return shownName(state.group.displayName, state.group.id)
    case 'deleted':
      return shownName(state.displayName, state.id)
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
      return shownName(target.type, vscode.l10n.t('Unknown target'))
  }
}
