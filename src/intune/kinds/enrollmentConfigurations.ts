import { textOf } from '../../base/json.ts'
import type { Described, Kind, Platform, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { bySet, plainKind } from './plainKind.ts'
import { enrollmentConfigurationScopes } from './scopes.ts'
import { groupsOnly } from './takesOfKinds.ts'

const defaultReason = 'The default is for all users and all devices, and cannot be assigned.'
const tenantWide = 'This setting is for the whole tenant.'

const limit: Sort = { title: 'Device limit restriction' }
const oldRestriction: Sort = { title: 'Device platform restriction', takes: { allUsers: true } }
const restrictionOn = (platform: Platform, filterPlatforms: readonly string[]): Sort => ({
  ...oldRestriction,
  platform,
  takes: { allUsers: true, filters: filterPlatforms.length > 0 ? 'devices' : 'none' },
  filterPlatforms,
})
/** Filters on Windows, iOS and macOS, with few properties (memdocs, create-device-platform-restrictions). */
const restrictions: ReadonlyMap<string, Sort> = new Map([
  ['windows', restrictionOn('Windows', ['windows10AndLater'])],
  ['ios', restrictionOn('iOS/iPadOS', ['iOS'])],
  ['mac', restrictionOn('macOS', ['macOS'])],
  ['android', restrictionOn('Android', [])],
  ['androidforwork', restrictionOn('Android', [])],
])

const statusPage: Sort = {
  title: 'Enrollment Status Page',
  platform: 'Windows',
  takes: { allUsers: true, allDevices: true, filters: 'devices', noGroupsBesideEveryone: true },
  filterPlatforms: ['windows10AndLater'],
  link: '#view/Microsoft_Intune_Enrollment/EnrollmentStatusPageMenuBlade/~/overview/profileId/{id}',
}
/** Terraform's provider found that the list does not expand them. */
const notification: Sort = { title: 'Enrollment notification', takes: { allUsers: true }, readAlone: true }

/** By `deviceEnrollmentConfigurationType`. */
const byType: ReadonlyMap<string, Sort> = new Map(
  Object.entries({
    limit,
    defaultLimit: { ...limit, title: 'Default device limit restriction', locked: defaultReason },
    platformRestrictions: oldRestriction,
    singlePlatformRestriction: oldRestriction,
    defaultPlatformRestrictions: {
      ...oldRestriction,
      title: 'Default device platform restriction',
      locked: defaultReason,
    },
    windows10EnrollmentCompletionPageConfiguration: statusPage,
    defaultWindows10EnrollmentCompletionPageConfiguration: {
      ...statusPage,
      title: 'Default Enrollment Status Page',
      locked: defaultReason,
    },
    enrollmentNotificationsConfiguration: notification,
    // Targets beside groups are not known to be possible.
    deviceComanagementAuthorityConfiguration: { title: 'Co-management settings', platform: 'Windows' },
    windowsHelloForBusiness: { title: 'Windows Hello for Business', platform: 'Windows', locked: tenantWide },
    defaultWindowsHelloForBusiness: { title: 'Windows Hello for Business', platform: 'Windows', locked: tenantWide },
    windowsRestore: { title: 'Windows Backup and Restore', platform: 'Windows', locked: tenantWide },
  } satisfies Record<string, Sort>),
)
const unknownSort: Sort = {
  title: 'Enrollment configuration',
  locked: 'This version does not know to what such a configuration can be assigned.',
}

/**
 * All sorts store an exclusion as an inclusion, so one would assign the configuration to the people that it should spare.
 * One source says so, and the documentation knows exclusions for none of them: none is offered.
 */
export const deviceEnrollmentConfigurations: Kind = {
  ...plainKind,
  id: 'deviceEnrollmentConfigurations',
  title: 'Enrollment configurations',
  area: 'enrollment',
  icon: 'sign-in',
  collection: 'deviceManagement/deviceEnrollmentConfigurations',
  top: 999,
  write: bySet('enrollmentConfigurationAssignments'),
  assignmentType: '#microsoft.graph.enrollmentConfigurationAssignment',
  takes: groupsOnly,
  byPriority: true,
  scopes: enrollmentConfigurationScopes,
  bucket: 'deviceEnrollment',
  sorts: [...new Set([...byType.values(), ...restrictions.values(), unknownSort])],
  sortOf,
  listLink: listLinks.devices,
}

function sortOf({ type, properties }: Described): Sort {
  // In beta the type is a property; its name is also the end of the id.
  const named = textOf(properties, 'deviceEnrollmentConfigurationType') ?? textOf(properties, 'id')?.split('_').at(-1)
  const known = named === undefined ? undefined : byType.get(typeOfId(named))
  if (known !== oldRestriction) return known ?? unknownSort
  const platform = (textOf(properties, 'platformType') ?? '').toLowerCase()
  return type.endsWith('PlatformRestrictionConfiguration') || named === 'singlePlatformRestriction'
    ? (restrictions.get(platform) ?? oldRestriction)
    : oldRestriction
}

/** `…_Windows10EnrollmentCompletionPageConfiguration` in an id, with a small letter in the property. */
function typeOfId(name: string): string {
  const small = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return byType.has(name) ? name : small
}
