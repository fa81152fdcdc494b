import * as vscode from 'vscode'
import type { Finding } from '../../intune/findings/finding.ts'

/** What findings of this sort have in common, as a heading. */
export function findingTitle(kind: Finding['kind']): string {
  const { t } = vscode.l10n
  const titles: Readonly<Record<Finding['kind'], string>> = {
    includedAndExcluded: t('Included and excluded'),
    filterMissing: t('Filters that do not exist'),
    groupDeleted: t('Deleted groups'),
    groupMissing: t('Groups that do not exist'),
    exclusionOnly: t('Only exclusions'),
    mixedExclusion: t('Exclusions without effect'),
    certificateNotAssigned: t('Certificates that are not assigned'),
    filterOtherPlatform: t('Filters for another platform'),
    filterForApps: t('Filters for apps'),
    filterForDevices: t('Filters for devices'),
    filterIgnored: t('Filters that are not evaluated'),
    filterMatchesNothing: t('Filters that match nothing'),
    dynamicDeviceExclusion: t('Exclusions that can come late'),
    groupEmpty: t('Groups without members'),
    redundantGroup: t('Redundant groups'),
  }
  return titles[kind]
}
