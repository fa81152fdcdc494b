import * as vscode from 'vscode'
import type { Outcome } from '../../intune/planning/outcome.ts'
import { mayHaveChanged } from '../../intune/planning/fate.ts'
import { isCancelled } from '../../session/isCancelled.ts'
import { configurationName } from '../messages/configurationName.ts'
import { describeError } from '../messages/describeError.ts'
import { subjectOf } from '../messages/subjectOf.ts'

/** What is true of one configuration after a plan that did not go through as it was meant. */
export function oneText({ assignable, outcome, fate, error }: Outcome): string {
  const { t } = vscode.l10n
  const name = configurationName(assignable.configuration)
  if (outcome === 'pendingApproval')
    return t('{0} is not changed yet: the change is waiting for the approval of another administrator.', name)
  const why = error ? describeError(error).message : ''
  if (outcome === 'applied')
    return t('Intune accepted the change to {0}, but the result could not be read. {1}', name, why)
  return mayHaveChanged(fate) ? t('{0}: {1}', name, why) : t('Not changed: {0}. {1}', name, why)
}

/** The worst that a write can bring: assignments that nobody asked to change are not held as they were sent. */
export function lostText(outcomes: readonly Outcome[]): string {
  const { t } = vscode.l10n
  const count = outcomes.flatMap(({ lost = [] }) => lost).length
  const name = subjectOf(outcomes.map(({ assignable }) => assignable))
  return count === 1
    ? t('Intune did not keep 1 other assignment of {0} as it was. Restore shows how to put it back.', name)
    : t(
        'Intune did not keep {0} other assignments of {1} as they were. Restore shows how to put them back.',
        count,
        name,
      )
}

/** What is true after a plan of several configurations, counted. */
export function manyText(outcomes: readonly Outcome[]): string {
  const { t } = vscode.l10n
  const unverified = outcomes.filter(({ outcome, error }) => outcome === 'applied' && error !== undefined).length
  const count = (wanted: Outcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === wanted).length
  const unknown = outcomes.filter(({ fate, outcome }) => fate === 'unknown' && outcome === 'failed').length
  const failures = outcomes.filter(({ fate, outcome }) => fate !== 'unknown' && outcome === 'failed')
  const cancelled = failures.filter(({ error }) => isCancelled(error)).length
  const first = failures.find(({ error }) => !isCancelled(error))
  const parts = [t('{0} of {1} configurations changed.', count('applied'), outcomes.length)]
  if (unverified > 0) parts.push(t('{0} of these could not be read back.', unverified))
  if (count('unchanged') > 0) parts.push(t('{0} no longer needed the change.', count('unchanged')))
  if (count('stale') > 0)
    parts.push(
      count('stale') === 1
        ? t('1 was changed by somebody else and was left unchanged.')
        : t('{0} were changed by somebody else and were left unchanged.', count('stale')),
    )
  if (count('pendingApproval') > 0)
    parts.push(
      count('pendingApproval') === 1
        ? t('1 is waiting for approval.')
        : t('{0} are waiting for approval.', count('pendingApproval')),
    )
  if (unknown > 0)
    parts.push(
      unknown === 1
        ? t('1 was sent, and its result is unknown.')
        : t('{0} were sent, and their results are unknown.', unknown),
    )
  if (cancelled > 0) parts.push(t('{0} had not started and stay unchanged.', cancelled))
  if (first?.error)
    parts.push(
      t(
        '{0} failed. {1}: {2}',
        failures.length - cancelled,
        configurationName(first.assignable.configuration),
        describeError(first.error).message,
      ),
    )
  return parts.join(' ')
}
