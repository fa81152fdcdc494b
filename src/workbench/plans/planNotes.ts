import * as vscode from 'vscode'
import { configurationKey } from '../../intune/model/configuration.ts'
import type { Plan, Unplanned } from '../../intune/planning/plan.ts'
import { describeError } from '../messages/describeError.ts'
import { numberText } from '../messages/inLanguage.ts'
import { configurationName } from '../messages/configurationName.ts'

/** What a plan leaves alone and why, a sentence each, for the question before it and the answer when it is empty. */
export function planNotes(plan: Plan): readonly string[] {
  const { t } = vscode.l10n
  const notes: string[] = []
  const [unread] = plan.unread
  const changed = new Set(plan.entries.map(({ assignable }) => configurationKey(assignable.configuration)))
  const isPart = ({ assignable }: Unplanned): boolean => changed.has(configurationKey(assignable.configuration))
  // Of a configuration that is changed, only what can't go there is left out.
  const parts = [...new Set(plan.refused.filter(isPart).map(({ error }) => describeError(error).message))]
  if (parts.length > 0) notes.push(t('Not all of it is possible, and the rest is left out: {0}', parts.join(' ')))
  const whole = plan.refused.filter((one) => !isPart(one))
  const [refused] = whole
  if (plan.unchanged.length > 0 && plan.entries.length > 0) {
    notes.push(t('{0} already match.', numberText(plan.unchanged.length)))
  }
  if (unread && plan.unread.length === 1) {
    notes.push(
      t(
        '{0} could not be read and stays unchanged. {1}',
        configurationName(unread.assignable.configuration),
        describeError(unread.error).message,
      ),
    )
  } else if (unread) {
    notes.push(
      t(
        '{0} could not be read and stay unchanged. {1}',
        numberText(plan.unread.length),
        describeError(unread.error).message,
      ),
    )
  }
  if (refused && whole.length === 1) {
    notes.push(
      t(
        '{0} stays unchanged. {1}',
        configurationName(refused.assignable.configuration),
        describeError(refused.error).message,
      ),
    )
  } else if (refused) {
    notes.push(t('{0} stay unchanged. {1}', numberText(whole.length), describeError(refused.error).message))
  }
  return notes
}
