import * as vscode from 'vscode'
import { showError, showRemedies } from '../messages/showError.ts'
import { automationSetting, readOnlySetting } from '../host/settings.ts'
import { checkSetup } from '../setup/checkSetup.ts'
import { registerApplication } from '../setup/registerApplication.ts'
import { applyPreview, discardPreview } from './applyPreview.ts'
import type {
  NeedsChanges,
  NeedsClipboard,
  NeedsList,
  NeedsLog,
  NeedsPreviews,
  NeedsRunner,
  NeedsSelection,
  NeedsSession,
  NeedsStatus,
  NeedsTree,
} from './needs.ts'
import { offerApplication } from '../setup/offerApplication.ts'
import { closeSampleTenant, openSampleTenant, signIn, signOut } from './account.ts'
import { addAssignment, assignToEveryone } from './addAssignment.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { copyAssignments, pasteAssignments } from './copyPaste.ts'
import { UsageError } from '../../session/usageError.ts'
import { refresh, refreshConfiguration, retry } from './refresh.ts'
import { clearAssignments, removeAssignment } from './removeAssignment.ts'
import { replaceGroup } from './replaceGroup.ts'
import { clearFilter, copyGroupId, copyId, copyText, filterConfigurations, openInAdminCenter } from './rowCommands.ts'
import { setFilter } from './setFilter.ts'
import { switchAccount } from '../signIn/switchAccount.ts'
import { switchMode } from './switchMode.ts'
import { continueChange, undoChange, undoLastChange } from './undo.ts'
import { showInformation } from '../messages/notice.ts'

/** What all commands need together. */
export interface CommandNeeds
  extends
    NeedsSession,
    NeedsList,
    NeedsRunner,
    NeedsTree,
    NeedsSelection,
    NeedsClipboard,
    NeedsStatus,
    NeedsPreviews,
    NeedsChanges,
    NeedsLog {}

type Command = (needs: CommandNeeds, first: unknown, second: unknown) => Promise<unknown>

/** Commands of rows that are not in the title of the view. */
const ofRows: Readonly<Record<string, Command>> = {
  assignAllDevices: (workbench, first, second) => assignToEveryone(workbench, 'allDevices', first, second),
  assignAllUsers: (workbench, first, second) => assignToEveryone(workbench, 'allUsers', first, second),
  removeAssignment,
  clearAssignments,
  switchToExcluded: (needs, first, second) => switchMode(needs, first, second, 'excludedGroup'),
  switchToIncluded: (needs, first, second) => switchMode(needs, first, second, 'group'),
  setFilter,
  copyAssignments,
  pasteAssignments,
  copyId,
  copyGroupId,
  openInAdminCenter,
  refreshConfiguration,
}

const commands: Readonly<Record<string, Command>> = {
  ...ofRows,
  signIn,
  signInToTenant: signIn,
  signOut,
  switchAccount: ({ session }, first) => switchAccount(session, offerApplication, first),
  requestWriteAccess: async ({ session }) => session.ensureWrite(session.connection),
  refresh,
  refreshList: refresh,
  retry,
  addAssignment,
  switchMode,
  replaceGroup,
  undoLastChange,
  undoChange,
  continueChange,
  applyPreview,
  discardPreview,
  refreshChanges: async ({ changes }) => changes.refresh(),
  openSampleTenant,
  closeSampleTenant,
  copyText,
  filterConfigurations,
  clearFilter,
  showLog: async ({ log }) => log.show(),
  checkSetup: (workbench, first) => checkSetup(workbench, first, workbench.session.tokens),
  registerApplication,
}

/** Commands that may write to the service. */
const writes = new Set([
  'addAssignment',
  'assignAllDevices',
  'assignAllUsers',
  'removeAssignment',
  'clearAssignments',
  'switchMode',
  'switchToExcluded',
  'switchToIncluded',
  'setFilter',
  'replaceGroup',
  'pasteAssignments',
  'undoLastChange',
  'undoChange',
  'continueChange',
  'applyPreview',
  // Writes nothing, and asks for the permission to.
  'requestWriteAccess',
])

/** Commands for callers from code, which want the rejection and no message; people have twins of them, below. */
const forCode = new Set(['signIn', 'refresh'])

/** Registers every command. A failure is shown once, or given to the caller from code. */
export function registerCommands(needs: CommandNeeds): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`intuneAssignments.${name}`, async (...args: unknown[]) => {
        const [first, second] = args
        try {
          if (rowIsGone(name, args)) throw new UsageError('the row was being read anew', 'rowGone')
          if (writes.has(name) && readOnlySetting()) throw new UsageError('read-only mode is on', 'readOnly')
          if (writes.has(name) && isArguments(first) && automationSetting() === 'off') {
            throw new UsageError('intuneAssignments.automation is off', 'automationOff')
          }
          return await command(needs, first, second)
        } catch (error) {
          if (isArguments(first) || forCode.has(name)) throw error
          void tell(error, needs, name)
          return undefined
        }
      }),
    ),
  )
}

/**
 * The menu of a row gives the row and the selection, the palette gives nothing. While VS Code reads rows anew it gives
 * `undefined` for the row, as a view's title does when no row has the focus: going on would be about something else
 * than the user pointed at.
 */
function rowIsGone(name: string, args: readonly unknown[]): boolean {
  return Object.hasOwn(ofRows, name) && args.length === 2 && args[0] === undefined
}

async function tell(error: unknown, { log }: NeedsLog, command: string): Promise<void> {
  if (error instanceof UsageError && error.kind === 'notSignedIn') {
    await showRemedies(showInformation, vscode.l10n.t('You are not signed in.'), [
      { title: vscode.l10n.t('Sign In'), command: 'intuneAssignments.signInToTenant' },
      { title: vscode.l10n.t('Explore the Sample Tenant'), command: 'intuneAssignments.openSampleTenant' },
    ])
  } else if (error instanceof UsageError && error.kind === 'readOnly') {
    const text = vscode.l10n.t('Read-only mode is on, so nothing was changed.')
    await showRemedies(showInformation, text, [
      {
        title: vscode.l10n.t('Open Setting'),
        command: 'workbench.action.openSettings',
        arguments: ['intuneAssignments.readOnly'],
      },
    ])
  } else if (error instanceof UsageError && error.kind === 'rowGone') {
    const text = vscode.l10n.t('The list was just being updated, so nothing was done. Choose the command again.')
    void showInformation(text)
  } else if (command === 'refreshList')
    await showError(error, log, { title: vscode.l10n.t('Retry'), command: 'intuneAssignments.refreshList' })
  else await showError(error, log)
}
