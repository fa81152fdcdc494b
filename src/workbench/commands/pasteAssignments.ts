import * as vscode from 'vscode'
import type { AssignmentClipboard } from '../../operations/assignmentClipboard.ts'
import { pasteRequest, type PasteRequest, planPaste, removesSomething } from '../../operations/pasteAssignments.ts'
import type { PlanContext } from '../../operations/planContext.ts'
import type { Scope } from '../../operations/scope.ts'
import type { ListReading } from '../../session/listReading.ts'
import { UsageError } from '../../session/usageError.ts'
import { showInformation } from '../messages/notice.ts'
import { wordingOf } from '../messages/wordingOf.ts'
import type { Changing } from './changingCommand.ts'
import { chosenAssignables } from './chosenAssignables.ts'
import { assignablesOf, chosenRows, type SelectedRows } from './chosenRows.ts'
import { shownItems } from '../messages/shownItems.ts'

/** Pastes what was copied: beside what is there, or in its place. */
export function pasteAssignments(
  list: ListReading,
  selected: SelectedRows,
  clipboard: AssignmentClipboard,
): Changing<PasteRequest> {
  const copiedIn = ({ connection }: Pick<PlanContext, 'connection'>) => clipboard.paste(connection.identity.tenantId)
  return {
    parse: pasteRequest,
    plan: async (context, request) => {
      const copied = copiedIn(context)
      if (copied.length === 0) throw new UsageError('nothing was copied in this tenant')
      return planPaste(context, request, copied)
    },
    ask: async (connection, first, second) => {
      if (copiedIn({ connection }).length === 0) {
        void showInformation(vscode.l10n.t('Nothing to paste. Copy the assignments of a configuration first.'))
        return []
      }
      const title = vscode.l10n.t('Paste Assignments')
      const given = assignablesOf(chosenRows(first, second, selected), connection)
      const assignables = given.length > 0 ? given : await chosenAssignables(list, connection, title)
      const scope: Scope = { by: 'choice', assignables }
      const context = { connection, wording: wordingOf(connection) }
      const { plan } = await planPaste(context, { scope, replace: true }, copiedIn(context))
      return [{ scope, replace: removesSomething(plan) && (await askReplace(title)) }]
    },
  }
}

async function askReplace(title: string): Promise<boolean> {
  const items = [
    { label: vscode.l10n.t('Add'), detail: vscode.l10n.t('Keeps the current assignments.'), replace: false },
    {
      label: vscode.l10n.t('Replace'),
      detail: vscode.l10n.t('Removes the current assignments that were not copied.'),
      replace: true,
    },
  ]
  const item = await vscode.window.showQuickPick(shownItems(items), { title })
  if (!item) throw new vscode.CancellationError()
  return item.replace
}
