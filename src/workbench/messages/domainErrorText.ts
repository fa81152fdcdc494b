import * as vscode from 'vscode'
import type { DomainError } from '../../intune/model/domainError.ts'

export function domainErrorText(error: DomainError): string {
  const { t } = vscode.l10n
  switch (error.kind) {
    case 'stale':
      return t('Somebody else changed it meanwhile, so nothing was written.')
    case 'beingEdited':
      return t('Somebody is editing its assignments right now, so nothing was written. Try again in a moment.')
    case 'unsendable':
      return t('Its assignments contradict each other or lack a group, so they were not sent.')
    case 'locked':
      return t('The assignment belongs to a policy set and can only be changed there.')
    case 'notPossible':
      return t('Intune has no such assignment: a filter on an excluded group, or a target of an unknown kind.')
    case 'differentlyKept':
      return t('The service took the change and holds something else now.')
    case 'unknownOutcome':
      return t('The change was sent, and whether it was carried out is not known.')
    case 'journal':
      return t('The journal could not be written, so nothing was sent. Is the disk full?')
    case 'notFound':
      return t('The configuration no longer exists.')
    case 'noCertificate':
      return t('The configuration refers to no identity certificate.')
    case 'notAssigned':
      return t('The target is not assigned there.')
    case 'ambiguous':
      return t('More than one thing is meant by this. Say which one.')
    case 'declined':
      return t('The change was not wanted, so nothing was sent.')
    case 'cancelled':
      return t('Cancelled before its turn; nothing was sent.')
  }
}
