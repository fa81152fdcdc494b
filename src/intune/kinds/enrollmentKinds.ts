import { textOf } from '../../base/json.ts'
import type { Kind } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { oneSort, plainKind } from './plainKind.ts'
import { perPlatform, platformNamed } from './platform.ts'
import { enrollmentScopes } from './scopes.ts'
import { groupsAndAllUsers, groupsAndExclusions } from './takesOfKinds.ts'

const inEnrollment = {
  ...plainKind,
  area: 'enrollment',
  icon: 'sign-in',
  write: { by: 'items' },
  scopes: enrollmentScopes,
  listLink: listLinks.devices,
} as const satisfies Partial<Kind>

/**
 * The action `assign` takes ids of devices: groups are added and removed one by one. All devices is offered by the admin
 * center and in the documentation, though one tool blocks it; never together with exclusions (memdocs, autopilot/profiles).
 */
export const windowsAutopilotDeploymentProfiles: Kind = {
  ...inEnrollment,
  id: 'windowsAutopilotDeploymentProfiles',
  title: 'Autopilot deployment profiles',
  icon: 'rocket',
  collection: 'deviceManagement/windowsAutopilotDeploymentProfiles',
  assignmentType: '#microsoft.graph.windowsAutopilotDeploymentProfileAssignment',
  takes: { ...groupsAndExclusions, allDevices: true, noExclusionsBesideAllDevices: true },
  bucket: 'enrollment',
  ...oneSort('Autopilot deployment profile', { platform: 'Windows' }),
  link: '#view/Microsoft_Intune_Enrollment/AutopilotMenuBlade/~/overview/apProfileId/{id}',
}

const enrollmentType = perPlatform({ title: 'Apple enrollment type' })

/** Only a schema says that exclusions exist, so none is offered. */
export const appleUserInitiatedEnrollmentProfiles: Kind = {
  ...inEnrollment,
  id: 'appleUserInitiatedEnrollmentProfiles',
  title: 'Apple enrollment types',
  collection: 'deviceManagement/appleUserInitiatedEnrollmentProfiles',
  expandOnList: false,
  assignments: 'expand',
  assignmentType: '#microsoft.graph.appleEnrollmentProfileAssignment',
  takes: groupsAndAllUsers,
  bucket: 'appleUserInitiatedEnrollmentProfiles',
  sorts: [enrollmentType('iOS/iPadOS')],
  sortOf: ({ properties }) => enrollmentType(platformNamed(textOf(properties, 'platform') ?? 'iOS')),
}
