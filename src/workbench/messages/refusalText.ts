import * as vscode from 'vscode'
import type { Refusal } from '../../intune/model/refusedError.ts'
import { kindText } from './kindText.ts'

/** Why a change was refused before anything was sent, in a sentence. */
export function refusalText(refusal: Refusal): string {
  const { t } = vscode.l10n
  switch (refusal.reason) {
    case 'readOnly':
      return kindText(refusal.because)
    case 'locked':
      return refusal.source === 'policySets'
        ? t('The assignment belongs to a policy set and can only be changed there.')
        : t('The assignment was made by something else than its own configuration and can only be changed there.')
    case 'unknownTarget':
      return t('This version does not know this kind of target. Change it in the Intune admin center.')
    case 'notAssigned':
      return t('The target is not assigned there.')
    case 'noExclusions':
      return t('{0}: Intune does not exclude groups from it.', kindText(refusal.title))
    case 'noAllDevices':
      return t('{0}: it can’t be assigned to All devices.', kindText(refusal.title))
    case 'noAllUsers':
      return t('{0}: it can’t be assigned to All users.', kindText(refusal.title))
    case 'noFilters':
      return t('{0}: its assignments take no filter.', kindText(refusal.title))
    case 'filterOnExclusion':
      return t('An excluded group takes no filter.')
    case 'groupBesideEveryone':
      return t('No group can be added beside All devices and All users.')
    case 'exclusionBesideAllDevices':
      return t('All devices and an excluded group can’t be assigned together.')
    case 'bothWays':
      return t('The group would be included and excluded.')
    case 'twice':
      return t('The target is assigned twice. Choose which assignment stays with Make It This One.')
    case 'several':
      return t('The target has several assignments. Say which one by its {0}.', kindText(refusal.field))
    case 'includedTwice':
      return t(
        'The group is included already with another {0}. Change that assignment instead.',
        kindText(refusal.field),
      )
    case 'fieldUnknown':
      return t('The assignment has no field {0}.', refusal.field)
    case 'fieldMissing':
      return t('{0} is missing. Choose it for the new assignment.', kindText(refusal.field))
    case 'fieldValue':
      return t('{0}: {1} is not possible for this assignment.', kindText(refusal.field), kindText(refusal.value))
  }
}
