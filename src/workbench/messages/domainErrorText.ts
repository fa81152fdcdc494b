import * as vscode from 'vscode'
import type { DomainError } from '../../intune/model/domainError.ts'

export function domainErrorText(error: DomainError): string {
  const { t } = vscode.l10n
  switch (error.kind) {
    case 'stale':
      return t('Somebody else changed it in the meantime, so nothing was written.')
    case 'beingEdited':
      return t('Somebody is editing its assignments right now, so nothing was written. Try again in a moment.')
    case 'unsendable':
      return t('The assignments contradict each other or a group is missing, so nothing was sent.')
    case 'locked':
      return t('The assignment was made outside its configuration and can only be changed where it was made.')
    case 'notPossible':
      return t(
        'Intune does not support this assignment: an excluded group with a filter, or an unknown kind of target.',
      )
    case 'differentlyKept':
      return t('Intune accepted the change but stored something different.')
    case 'unknownOutcome':
      return t('The change was sent, but its result is unknown.')
    case 'partly':
      return t('Only a part of the change was made. Continue or undo it in the Changes view.')
    case 'notShownYet':
      return t('Intune accepted the last change and does not show it yet. That can take some minutes.')
    case 'unsettled':
      return t('The result of an earlier change to it is still unknown, so nothing was sent.')
    case 'tampered':
      return t('Its record in the journal does not carry the signature of this extension, so nothing is made from it.')
    case 'keyGone':
      return t('The key that signed its record in the journal is gone, so nothing is made from it.')
    case 'journal':
      return t('The journal could not be written, so nothing was sent. Is the disk full?')
    case 'notFound':
      return t('The configuration no longer exists.')
    case 'noCertificate':
      return t('The configuration refers to no identity certificate.')
    case 'notAssigned':
      return t('The target is not assigned there.')
    case 'ambiguous':
      return t('This matches more than one assignment. Specify which one.')
    case 'declined':
      return t('The change was declined, so nothing was sent.')
    case 'cancelled':
      return t('Cancelled before it started, so nothing was sent.')
  }
}
