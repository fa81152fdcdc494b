import * as vscode from 'vscode'
import type { Refusal } from '../../intune/model/refusedError.ts'
import { ofPolicySet } from '../../intune/model/assignment.ts'
import { kindText } from './kindText.ts'

/** Why a change was refused before anything was sent, in a sentence. */
export function refusalText(refusal: Refusal): string {
  const { t } = vscode.l10n
  switch (refusal.reason) {
    case 'readOnly':
      return kindText(refusal.because)
    case 'locked':
      return refusal.source === ofPolicySet
        ? t('The assignment belongs to a policy set and can only be changed there.')
        : t('The assignment was made outside its configuration and can only be changed where it was made.')
    case 'unknownTarget':
      return t('This version does not know this kind of target. Change it in the Intune admin center.')
    case 'unknownKind':
      return t('This version of the extension does not know this kind of configuration: {0}.', refusal.kind)
    case 'notAssigned':
      return t('The target is not assigned there.')
    case 'noExclusions':
      return t("{0}: groups can't be excluded.", kindText(refusal.title))
    case 'noAllDevices':
      return t("{0}: can't be assigned to All devices.", kindText(refusal.title))
    case 'noAllUsers':
      return t("{0}: can't be assigned to All users.", kindText(refusal.title))
    case 'noFilters':
      return t("{0}: assignments can't have a filter.", kindText(refusal.title))
    case 'filterOnExclusion':
      return t("An excluded group can't have a filter.")
    case 'groupBesideEveryone':
      return t('No group can be added next to All devices and All users.')
    case 'exclusionBesideAllDevices':
      return t("All devices and an excluded group can't be assigned together.")
    case 'bothWays':
      return t('The group would be included and excluded.')
    case 'twice':
      return t('The target is assigned twice. Choose which assignment stays with Make It This One.')
    case 'several':
      return t('The target has several assignments. Specify which one by its {0}.', kindText(refusal.field))
    case 'includedTwice':
      return t(
        'The group is already included with another {0}. Change that assignment instead.',
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
