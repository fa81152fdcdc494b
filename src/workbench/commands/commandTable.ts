import type { ChangeRowContext } from '../views/changes/changeRowContext.ts'
import type { GroupRowContext, RowAbility, RowContext } from '../rows/rowContext.ts'
import type { CommandRow } from './commandRow.ts'

/** Configurations whose set is known, and with which nothing is being done. */
const ready: readonly RowContext[] = ['configuration', 'certificate']
const copyable: readonly RowContext[] = [...ready, 'configuration.readOnly']
const anyConfiguration: readonly RowContext[] = [
  ...copyable,
  'configuration.busy',
  'certificate.busy',
  'configuration.unread',
  'certificate.unread',
]
const groups: readonly RowContext[] = ['assignment.group.included', 'assignment.group.excluded']
const everyone: readonly RowContext[] = ['assignment.everyone']
const editable: readonly RowContext[] = [...groups, ...everyone]
const busyGroups: readonly RowContext[] = ['assignment.group.included.busy', 'assignment.group.excluded.busy']
const anyAssignment: readonly RowContext[] = [
  ...editable,
  ...busyGroups,
  'assignment.everyone.busy',
  'assignment.twin',
  'assignment.group.locked',
  'assignment.locked',
  'assignment.unknown',
]

const unknown: readonly ChangeRowContext[] = ['plan.unknown', 'plan.left.unknown', 'outcome.unknown']
const unfinished: readonly ChangeRowContext[] = ['plan.left', 'plan.left.unknown']
const undoable: readonly ChangeRowContext[] = ['plan.applied', 'plan.unknown', 'outcome.applied', 'outcome.unknown']

const signedIn = 'intuneAssignments.state == signedIn'
const signedOut = 'intuneAssignments.state == signedOut'
const sample = 'intuneAssignments.sample'
const never = 'false'

const title = (group: string, when?: string) => ({ menu: 'title', view: 'configurations', group, when }) as const
const groupsTitle = (group: string) => ({ menu: 'title', view: 'groups', group, when: signedIn }) as const
const changesTitle = (group: string) => ({ menu: 'title', view: 'changes', group, when: signedIn }) as const
const row = (on: readonly RowContext[], group: string, when?: string) =>
  ({ menu: 'row', view: 'configurations', on, group, several: true, when }) as const
/** Only where the row's kind takes it. */
const needing = <Menu extends object>(needs: RowAbility, menu: Menu) => ({ ...menu, needs })
const singleRow = (on: readonly RowContext[], group: string, when?: string) =>
  ({ ...row(on, group, when), several: false }) as const
const groupRow = (group: string, on: readonly GroupRowContext[] = ['group', 'group.found']) =>
  ({ menu: 'row', view: 'groups', on, group, several: false }) as const
const found: readonly GroupRowContext[] = ['group.found', 'user.found', 'device.found']
const overviewRow = (group: string, several: boolean, when?: string) =>
  ({ menu: 'overview', group, several, when }) as const
const changeRow = (on: readonly ChangeRowContext[], group: string, several: boolean) =>
  ({ menu: 'row', view: 'changes', on, group, several }) as const

/** Every command of the extension. It is registered from here, and the manifest's menus are held against this. */
export const commandTable = [
  { id: 'signIn', forCode: true, palette: never },
  { id: 'signInToTenant', menus: [title('9_account@1', signedOut)] },
  { id: 'signOut', menus: [title('9_account@2', `${signedIn} && !${sample}`)] },
  { id: 'switchAccount', menus: [title('9_account@1')] },
  // Writes nothing, and asks for the permission to.
  { id: 'requestWriteAccess', writes: true, untitled: true },
  { id: 'refresh', forCode: true, palette: never },
  { id: 'refreshList', menus: [title('navigation@1', signedIn)] },
  { id: 'retry', palette: never, menus: [singleRow(['kinds', 'trouble'], 'inline@1')] },
  {
    id: 'requestPermission',
    palette: never,
    menus: [singleRow(['kinds.permission'], 'inline@1'), singleRow(['kinds.permission'], '1@1')],
  },
  {
    id: 'addAssignment',
    writes: true,
    menus: [
      overviewRow('1_edit@1', true),
      title('1_edit@1', signedIn),
      row(ready, 'inline@1'),
      row(ready, '1_edit@1'),
      groupRow('1_edit@1'),
    ],
  },
  {
    id: 'assignAllDevices',
    writes: true,
    menus: [overviewRow('1_edit@2', true), needing('allDevices', row(ready, '1_edit@2'))],
  },
  {
    id: 'assignAllUsers',
    writes: true,
    menus: [overviewRow('1_edit@3', true), needing('allUsers', row(ready, '1_edit@3'))],
  },
  { id: 'removeAssignment', writes: true, menus: [row(editable, 'inline@1'), row(editable, '7_remove@1')] },
  { id: 'clearAssignments', writes: true, menus: [overviewRow('7_remove@1', true), row(ready, '7_remove@1')] },
  { id: 'switchMode', writes: true },
  {
    id: 'switchToExcluded',
    writes: true,
    palette: never,
    menus: [needing('exclusions', row(['assignment.group.included'], '1_edit@1'))],
  },
  {
    id: 'switchToIncluded',
    writes: true,
    palette: never,
    menus: [row(['assignment.group.excluded'], '1_edit@1')],
  },
  {
    id: 'setFilter',
    writes: true,
    menus: [needing('filters', row(['assignment.group.included', ...everyone], '1_edit@2'))],
  },
  { id: 'setFields', writes: true, menus: [needing('fields', row(editable, '1_edit@4'))] },
  {
    id: 'makeItThisOne',
    writes: true,
    palette: never,
    menus: [singleRow(['assignment.twin'], 'inline@1'), singleRow(['assignment.twin'], '1_edit@1')],
  },
  { id: 'replaceGroup', writes: true, menus: [title('1_edit@2', signedIn), singleRow(groups, '1_edit@3')] },
  {
    id: 'copyAssignments',
    menus: [overviewRow('5_clipboard@1', true), row(copyable, '5_clipboard@1'), row(editable, '5_clipboard@1')],
  },
  {
    id: 'pasteAssignments',
    writes: true,
    menus: [
      overviewRow('5_clipboard@2', true, 'intuneAssignments.copied'),
      row(ready, '5_clipboard@2', 'intuneAssignments.copied'),
    ],
  },
  {
    id: 'undoLastChange',
    writes: true,
    menus: [title('1_edit@3', signedIn), changesTitle('navigation@1')],
  },
  {
    id: 'undoChange',
    writes: true,
    palette: never,
    menus: [
      changeRow(['plan.applied', 'outcome.applied'], 'inline@1', true),
      changeRow([...undoable, 'plan.left', 'plan.left.unknown'], '1@1', true),
    ],
  },
  {
    id: 'continueChange',
    writes: true,
    palette: never,
    menus: [changeRow(unfinished, 'inline@2', false), changeRow(unfinished, '1@2', false)],
  },
  {
    id: 'lookAgain',
    palette: never,
    menus: [changeRow(unknown, 'inline@3', true), changeRow(unknown, '1@3', true)],
  },
  { id: 'applyPreview', writes: true, palette: never, menus: [{ menu: 'preview', group: 'navigation@1' }] },
  { id: 'discardPreview', palette: never, menus: [{ menu: 'preview', group: 'navigation@2' }] },
  { id: 'refreshChanges', palette: never, menus: [changesTitle('navigation@2')] },
  { id: 'checkApprovals', menus: [changesTitle('1@1')] },
  {
    id: 'refreshConfiguration',
    palette: never,
    menus: [overviewRow('8_row@1', true), row([...anyConfiguration, ...anyAssignment], '8_row@1')],
  },
  {
    id: 'openInAdminCenter',
    palette: never,
    menus: [overviewRow('8_row@2', false, `!${sample}`), singleRow(anyConfiguration, '8_row@2', `!${sample}`)],
  },
  { id: 'copyId', palette: never, menus: [overviewRow('8_row@3', true), row(anyConfiguration, '8_row@3')] },
  {
    id: 'copyLink',
    palette: never,
    menus: [overviewRow('8_row@4', true, `!${sample}`), row(anyConfiguration, '8_row@4', `!${sample}`)],
  },
  {
    id: 'copyGroupId',
    palette: never,
    menus: [row([...groups, ...busyGroups, 'assignment.group.locked'], '8_row@3'), groupRow('8_row@3')],
  },
  { id: 'copyText', untitled: true },
  { id: 'filterConfigurations', menus: [title('navigation@2', signedIn)] },
  { id: 'groupBy', menus: [title('2_view@1', signedIn)] },
  {
    id: 'clearFilter',
    palette: 'intuneAssignments.filtered',
    menus: [title('navigation@3', 'intuneAssignments.filtered')],
  },
  {
    id: 'exportAssignments',
    menus: [title('2_view@4', signedIn), row(ready, '5_clipboard@3')],
  },
  { id: 'showHistory', menus: [overviewRow('4_explain@2', false), singleRow(anyConfiguration, '4_explain@2')] },
  { id: 'openOverview', menus: [title('navigation@4', signedIn)] },
  { id: 'showReport', menus: [title('2_view@3', signedIn)] },
  { id: 'showFindings', menus: [title('2_view@2', signedIn)] },
  {
    id: 'explainGroup',
    menus: [
      singleRow([...groups, ...busyGroups, 'assignment.group.locked'], '4_explain@1'),
      groupRow('inline@1'),
      groupRow('1@1'),
    ],
  },
  {
    id: 'explainUser',
    menus: [groupsTitle('2_explain@1'), ...['inline@1', '1@1'].map((at) => groupRow(at, ['user', 'user.found']))],
  },
  {
    id: 'explainDevice',
    menus: [groupsTitle('2_explain@2'), ...['inline@1', '1@1'].map((at) => groupRow(at, ['device', 'device.found']))],
  },
  { id: 'findSubject', menus: [groupsTitle('navigation@1')] },
  { id: 'removeFound', palette: never, menus: [groupRow('inline@9', found), groupRow('9@1', found)] },
  { id: 'testFilterRule', forCode: true, palette: never },
  { id: 'showLog', menus: [title('9_account@9')] },
  { id: 'openSampleTenant', menus: [title('8_sample@1', `!${sample}`)] },
  { id: 'closeSampleTenant', palette: sample, menus: [title('8_sample@2', sample)] },
  { id: 'registerApplication', menus: [title('9_account@7', signedOut)] },
  { id: 'checkSetup', menus: [title('9_account@8')] },
] as const satisfies readonly CommandRow[]

export type CommandId = (typeof commandTable)[number]['id']
