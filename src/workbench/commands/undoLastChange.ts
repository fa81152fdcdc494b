import * as vscode from 'vscode'
import { checkNames } from '../../operations/commandArguments.ts'
import { planLastUndo } from '../../operations/planLastUndo.ts'
import { showInformation } from '../messages/notice.ts'
import type { Changing } from './changingCommand.ts'

/** Undoes the newest plan that changed something and was not undone yet. */
export const undoLastChange: Changing<{ readonly byUser: boolean }> = {
  parse: (args) => {
    checkNames(args, ['justification'])
    return { byUser: false }
  },
  ask: async () => [{ byUser: true }],
  plan: async (context, { byUser }) => {
    const planned = await planLastUndo(context)
    if (!planned && byUser) void showInformation(vscode.l10n.t('There is no change to undo.'))
    return planned
  },
}
