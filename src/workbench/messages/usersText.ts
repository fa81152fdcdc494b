import * as vscode from 'vscode'
import type { Subject } from '../../intune/reach/subject.ts'
import { agoText, numberText } from './inLanguage.ts'
import { shownName } from './shownName.ts'

/** More than these are counted. */
const mostNamed = 5

/** Of a device: whose groups were used, and who else signs in to it, so that they may get something else. */
export function usersText({ user, others = [] }: Pick<Subject, 'user' | 'others'>): string {
  const { t } = vscode.l10n
  const names = othersNames(others)
  if (user === undefined) {
    return others.length === 0
      ? t('User: none, so nothing that reaches users is counted')
      : t(
          'User: none of its own. Others sign in to it, and what reaches them may come to it, which is not counted: {0}',
          names,
        )
  }
  const primary = shownName(user.name, t('unknown'))
  return others.length === 0
    ? t('User: {0}, the primary user; others who sign in get what reaches them', primary)
    : t(
        'User: {0}, the primary user. Others sign in to it, and may get something else, which is not counted: {1}',
        primary,
        names,
      )
}

/** Who they are, and when each signed in last. */
export function othersNames(others: NonNullable<Subject['others']>): string {
  const { t } = vscode.l10n
  const named = others
    .slice(0, mostNamed)
    .map(({ id, name, at }) => (at === '' ? shownName(name, id) : t('{0}, {1}', shownName(name, id), agoText(at))))
  const rest = others.length - named.length
  return [...named, ...(rest > 0 ? [t('{0} more', numberText(rest))] : [])].join('; ')
}
