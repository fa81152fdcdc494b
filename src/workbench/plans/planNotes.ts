import * as vscode from 'vscode'
import type { Plan } from '../../intune/planning/plan.ts'
import { describeError } from '../messages/describeError.ts'

/** What a plan leaves alone and why, a sentence each, for the question before it and the answer when it is empty. */
export function planNotes(plan: Plan): readonly string[] {
  const { t } = vscode.l10n
  const notes: string[] = []
  const [unread] = plan.unread
  const [refused] = plan.refused
  if (plan.unchanged.length > 0 && plan.entries.length > 0) {
    notes.push(t('{0} of them have nothing to change.', plan.unchanged.length.toLocaleString()))
  }
  if (unread && plan.unread.length === 1) {
    notes.push(
      t(
        '{0} could not be read and is left alone. {1}',
        unread.assignable.configuration.displayName,
        describeError(unread.error).message,
      ),
    )
  } else if (unread) {
    notes.push(
      t(
        '{0} could not be read and are left alone. {1}',
        plan.unread.length.toLocaleString(),
        describeError(unread.error).message,
      ),
    )
  }
  if (refused && plan.refused.length === 1) {
    notes.push(
      t('{0} is left alone. {1}', refused.assignable.configuration.displayName, describeError(refused.error).message),
    )
  } else if (refused) {
    notes.push(t('{0} are left alone. {1}', plan.refused.length.toLocaleString(), describeError(refused.error).message))
  }
  return notes
}
