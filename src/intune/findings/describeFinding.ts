import type { Target } from '../model/target.ts'
import type { Finding } from './finding.ts'

/** How the reader calls things. */
export interface FindingNames {
  group(id: string): string
  filter(id: string): string
  target(target: Target): string
  /** Of a `devicePlatformType`; `platformName` says it in English. */
  platform(platform: string): string
}

/** A sentence with `{0}`, `{1}`, … for `args`, so that it can be translated as a whole. */
export interface FindingSentence {
  readonly message: string
  readonly args: readonly string[]
}

export function describeFinding(finding: Finding, names: FindingNames): FindingSentence {
  switch (finding.kind) {
    case 'groupDeleted':
      return sentence('{0} was deleted. Its assignment has no effect.', names.group(finding.groupId))
    case 'groupMissing':
      return sentence('The group {0} does not exist. Its assignment has no effect.', names.group(finding.groupId))
    case 'groupEmpty':
      return sentence('{0} has no members.', names.group(finding.groupId))
    case 'includedAndExcluded':
      return sentence('{0} is included and excluded.', names.group(finding.groupId))
    case 'exclusionOnly':
      return sentence('Only exclusions: no one is included.')
    case 'mixedExclusion':
      return sentence(
        'Excluding {0} has no effect on {1}: Intune does not evaluate exclusions between users and devices.',
        names.group(finding.groupId),
        namesOf(finding.included, names),
      )
    case 'dynamicDeviceExclusion':
      return sentence(
        '{0} is a dynamic device group. A new device can get this configuration before it is excluded; a filter applies immediately.',
        names.group(finding.groupId),
      )
    case 'redundantGroup':
      return sentence(
        '{0} is redundant: {1} already covers its members.',
        names.group(finding.groupId),
        namesOf(finding.everyone, names),
      )
    case 'filterMissing':
      return sentence('The filter {0} does not exist.', names.filter(finding.filterId))
    case 'filterOtherPlatform':
      return sentence(
        'The filter {0} is for {1}, but this configuration is for {2}.',
        names.filter(finding.filterId),
        names.platform(finding.filterPlatform),
        [...new Set(finding.devicePlatforms.map((platform) => names.platform(platform)))].join(', '),
      )
    case 'filterForApps':
      return sentence('The filter {0} is for apps, not for devices.', names.filter(finding.filterId))
    case 'filterForDevices':
      return sentence('The filter {0} is for devices, not for apps.', names.filter(finding.filterId))
    case 'filterIgnored':
      return sentence('The filter {0} has no effect: filters are not evaluated here.', names.filter(finding.filterId))
    case 'filterMatchesNothing':
      return sentence(
        'The filter {0} matches nothing by {1}: no device has the value {2}.',
        names.filter(finding.filterId),
        finding.property,
        finding.value,
      )
    case 'certificateNotAssigned':
      return sentence(
        'The certificate profile {0} is not assigned to {1}. Without the certificate, devices there cannot use this configuration.',
        finding.certificate.displayName,
        names.target(finding.target),
      )
  }
}

/** A group that is there directly and from a policy set is named once. */
function namesOf(targets: readonly Target[], names: FindingNames): string {
  return [...new Set(targets.map((target) => names.target(target)))].join(', ')
}

function sentence(message: string, ...args: string[]): FindingSentence {
  return { message, args }
}

/** The admin center's words for a `devicePlatformType`, in English. */
export function platformName(platform: string): string {
  return platformNames.get(platform) ?? platform
}

export const platformNames: ReadonlyMap<string, string> = new Map([
  ['android', 'Android device administrator'],
  ['androidForWork', 'Android Enterprise'],
  ['androidWorkProfile', 'Android Enterprise'],
  ['androidAOSP', 'Android (AOSP)'],
  ['iOS', 'iOS/iPadOS'],
  ['macOS', 'macOS'],
  ['windowsPhone81', 'Windows Phone 8.1'],
  ['windows81AndLater', 'Windows 8.1 and later'],
  ['windows10AndLater', 'Windows 10 and later'],
])
