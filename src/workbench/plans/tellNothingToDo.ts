import * as vscode from 'vscode'
import type { PlannedRequest } from '../../operations/plannedRequest.ts'
import { showInformation, showWarning } from '../messages/notice.ts'
import { planNotes } from './planNotes.ts'

/** Says why a plan changes nothing. */
export function tellNothingToDo({ plan, words }: PlannedRequest): void {
  const already = plan.unchanged.length > 0 ? words.already : undefined
  const text = [
    already ?? vscode.l10n.t('There is nothing to change.'),
    vscode.l10n.t('Nothing was sent.'),
    ...(words.notes ?? []),
    ...planNotes(plan),
  ].join(' ')
  void (plan.unread.length + plan.refused.length > 0 ? showWarning(text) : showInformation(text))
}
