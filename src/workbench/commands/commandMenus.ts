import type { ChangeRowContext } from '../views/changes/changeRowContext.ts'
import type { GroupRowContext, RowAbility, RowContext } from '../rows/rowContext.ts'

// The rows that the table of commands speaks of, and the menus in which a command can stand.

/** Configurations whose set is known, and with which nothing is being done. */
export const ready: readonly RowContext[] = ['configuration', 'certificate']
export const anyConfiguration: readonly RowContext[] = [
  ...ready,
  'configuration.busy',
  'certificate.busy',
  'configuration.unread',
  'certificate.unread',
]
export const groups: readonly RowContext[] = ['assignment.group.included', 'assignment.group.excluded']
export const everyone: readonly RowContext[] = ['assignment.everyone']
export const editable: readonly RowContext[] = [...groups, ...everyone]
export const busyGroups: readonly RowContext[] = ['assignment.group.included.busy', 'assignment.group.excluded.busy']
export const anyAssignment: readonly RowContext[] = [
  ...editable,
  ...busyGroups,
  'assignment.everyone.busy',
  'assignment.twin',
  'assignment.group.locked',
  'assignment.locked',
  'assignment.unknown',
]

export const signedIn = 'intuneAssignments.state == signedIn'
export const signedOut = 'intuneAssignments.state == signedOut'
export const sample = 'intuneAssignments.sample'
export const never = 'false'

export const title = (group: string, when?: string) => ({ menu: 'title', view: 'configurations', group, when }) as const
export const groupsTitle = (group: string) => ({ menu: 'title', view: 'groups', group, when: signedIn }) as const
export const changesTitle = (group: string) => ({ menu: 'title', view: 'changes', group, when: signedIn }) as const
export const row = (on: readonly RowContext[], group: string, when?: string) =>
  ({ menu: 'row', view: 'configurations', on, group, several: true, when }) as const
/** Only where the row's kind takes it. Of several rows the command takes those that do, and names the others. */
export const needing = <Menu extends object>(needs: RowAbility, menu: Menu) => ({ ...menu, needs })
export const singleRow = (on: readonly RowContext[], group: string, when?: string) =>
  ({ ...row(on, group, when), several: false }) as const
export const groupRow = (group: string, on: readonly GroupRowContext[] = ['group', 'group.found']) =>
  ({ menu: 'row', view: 'groups', on, group, several: false }) as const
export const found: readonly GroupRowContext[] = ['group.found', 'user.found', 'device.found']
export const overviewRow = (group: string, several: boolean, when?: string) =>
  ({ menu: 'overview', group, several, when }) as const
export const changeRow = (on: readonly ChangeRowContext[], group: string, several: boolean) =>
  ({ menu: 'row', view: 'changes', on, group, several }) as const
