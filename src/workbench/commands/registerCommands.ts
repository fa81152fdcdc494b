import * as vscode from 'vscode'
import { isJson } from '../../base/json.ts'
import type { Log } from '../../base/log.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { UsageError } from '../../session/usageError.ts'
import { automationSetting, readOnlySetting } from '../host/settings.ts'
import type { CommandRow } from './commandRow.ts'
import { type CommandId, commandTable } from './commandTable.ts'
import type { SelectedRows } from './chosenRows.ts'
import type { Run } from './run.ts'
import { hasTitleTwin, titleTwin } from './titleTwin.ts'
import { wholeSelection } from './wholeSelection.ts'
import { tellFailure } from './tellFailure.ts'

/** Registers every command of the table. A failure is shown once, or given to the caller from code. */
export function registerCommands(
  runs: Readonly<Record<CommandId, Run>>,
  log: Log,
  selectedInOverview: () => readonly unknown[],
  selected: SelectedRows,
): vscode.Disposable {
  const register = (row: CommandRow & { readonly id: CommandId }) =>
    vscode.commands.registerCommand(`intuneAssignments.${row.id}`, async (...args: unknown[]) => {
      const rows = isFromOverview(args[0]) ? selectedInOverview() : undefined
      const [first, second] = rows ? [rows[0], rows] : args
      try {
        if (rowIsGone(row, rows ? [rows[0], rows] : args))
          throw new UsageError('the row was being read anew', 'rowGone')
        if (row.writes && readOnlySetting()) throw new UsageError('read-only mode is on', 'readOnly')
        if (row.writes && isArguments(first) && automationSetting() === 'off') {
          throw new UsageError('intuneAssignments.automation is off', 'automationOff')
        }
        return await runs[row.id](first, wholeSelection(first, second, selected))
      } catch (error) {
        if (isArguments(first) || row.forCode) throw error
        void tellFailure(error, log, row.id)
        return undefined
      }
    })
  const registerTwin = ({ id }: { readonly id: CommandId }) =>
    vscode.commands.registerCommand(`intuneAssignments.${titleTwin(id)}`, () =>
      vscode.commands.executeCommand(`intuneAssignments.${id}`),
    )
  return vscode.Disposable.from(...commandTable.map(register), ...commandTable.filter(hasTitleTwin).map(registerTwin))
}

/**
 * The menu of a row gives the row and the selection, the palette and a title give nothing. While VS Code reads rows anew
 * it gives `undefined` for the row: going on would be about something else than the user pointed at.
 */
function rowIsGone({ menus = [] }: CommandRow, args: readonly unknown[]): boolean {
  return menus.some(({ menu }) => menu === 'row') && args.length === 2 && args[0] === undefined
}

/** What VS Code passes from the menu of a page: where it was opened, and not on what. */
function isFromOverview(first: unknown): boolean {
  return (
    isJson(first) && first['webview'] === 'intuneAssignments.overview' && typeof first['webviewSection'] === 'string'
  )
}
