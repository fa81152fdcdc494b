import * as vscode from 'vscode'
import type { Subject, Who } from '../../intune/reach/subject.ts'
import { reasonSentence } from '../../operations/reasonSentence.ts'
import type { WhyNotAnswer } from '../../operations/whyNot.ts'
import type { Connection } from '../../session/connection.ts'
import { configurationName } from './configurationName.ts'
import { rungText } from './rungText.ts'
import { shownName } from './shownName.ts'
import { wordingOf } from './wordingOf.ts'

/** The answer in one sentence: who gets what or not, and what decided. */
export function ladderSentence(answer: WhyNotAnswer, connection: Connection): string {
  const { t } = vscode.l10n
  const { subject, configuration, verdict, reach, rungs } = answer
  const who = shownName(subject.name, subject.id)
  const what = configurationName(configuration)
  const because = reach ? reasonSentence(pronoun(subject), reach, wordingOf(connection)) : ''
  switch (verdict) {
    case 'gets':
      return subject.device
        ? t('{0} gets {1} because {2}', who, what, because)
        : t('{0} gets {1}: {2}', who, what, because)
    case 'excluded':
    case 'filteredOut':
      return subject.device
        ? t('{0} does not get {1} because {2}', who, what, because)
        : t('{0} does not get {1}: {2}', who, what, because)
    case 'unknown':
    case 'notTargeted': {
      const decisive =
        rungs.find(({ why }) => verdict === 'unknown' && why === 'othersNotRead') ??
        rungs.find(({ holds }) => holds === true)
      const text = decisive ? rungText(decisive, answer) : because
      return verdict === 'unknown'
        ? t('It is not known whether {0} gets {1}: {2}', who, what, because === '' ? text : because)
        : t('{0} does not get {1}. {2}', who, what, text)
    }
  }
}

/** A device is "it", with its user by name; a person has a name alone. */
function pronoun(subject: Subject): Who {
  const { t } = vscode.l10n
  const { device, user } = subject
  if (device === undefined) return subject
  return { device, name: t('it'), ...(user && { user: { ...user, name: t('its user {0}', user.name ?? '') } }) }
}
