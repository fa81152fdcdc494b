import type { Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { bySet, oneSort, plainKind } from './plainKind.ts'
import { perPlatform, platformNamed } from './platform.ts'
import { appScopes, configurationScopes } from './scopes.ts'
import { devices, devicesWithoutFilters, groupsAndExclusions, groupsOnly } from './takesOfKinds.ts'

const inApps = {
  ...plainKind,
  area: 'apps',
  icon: 'package',
  scopes: appScopes,
  listLink: listLinks.apps,
} as const satisfies Partial<Kind>

const appConfiguration = perPlatform({ title: 'App configuration policy (managed devices)' })
const oemConfig: Sort = { ...appConfiguration('Android'), title: 'OEMConfig', area: 'configuration' }

/** The action was not routed without the type in the path until 2024, and is since 2025: the plain path is tried first. */
export const mobileAppConfigurations: Kind = {
  ...inApps,
  id: 'mobileAppConfigurations',
  title: 'App configuration policies (managed devices)',
  heading: 'Configuration (devices)',
  icon: 'settings',
  collection: 'deviceAppManagement/mobileAppConfigurations',
  write: { by: 'set', action: 'assign', parameter: 'assignments', cast: 'managedDeviceMobileAppConfiguration' },
  assignmentType: '#microsoft.graph.managedDeviceMobileAppConfigurationAssignment',
  takes: devices,
  bucket: 'applications',
  sorts: [appConfiguration('Android'), oemConfig],
  sortOf: ({ type, properties }) =>
    properties['appSupportsOemConfig'] === true ? oemConfig : appConfiguration(platformNamed(type)),
  link: '#view/Microsoft_Intune_Apps/AppConfigPolicySettingsMenu/~/2/appConfigPolicyId/{id}',
}

/** Mind the capitals of the parameter. All devices is not known to be possible. */
export const iosLobAppProvisioningConfigurations: Kind = {
  ...inApps,
  id: 'iosLobAppProvisioningConfigurations',
  title: 'iOS app provisioning profiles',
  icon: 'verified',
  collection: 'deviceAppManagement/iosLobAppProvisioningConfigurations',
  expandOnList: false,
  write: bySet('iOSLobAppProvisioningConfigAssignments'),
  assignmentType: '#microsoft.graph.iosLobAppProvisioningConfigurationAssignment',
  takes: { ...groupsAndExclusions, allUsers: true },
  bucket: 'applications',
  ...oneSort('iOS app provisioning profile', { platform: 'iOS/iPadOS' }),
}

/** Targets beside groups are not known to be possible. */
export const wdacSupplementalPolicies: Kind = {
  ...inApps,
  id: 'wdacSupplementalPolicies',
  title: 'S mode supplemental policies',
  icon: 'unlock',
  collection: 'deviceAppManagement/wdacSupplementalPolicies',
  expandOnList: false,
  write: bySet('wdacPolicyAssignments'),
  assignmentType: '#microsoft.graph.windowsDefenderApplicationControlSupplementalPolicyAssignment',
  takes: groupsOnly,
  bucket: 'unlock',
  ...oneSort('S mode supplemental policy', { platform: 'Windows' }),
}

/** Groups of users only (memdocs, apps/vpp-ebooks). */
export const managedEBooks: Kind = {
  ...inApps,
  id: 'managedEBooks',
  title: 'eBooks',
  icon: 'book',
  collection: 'deviceAppManagement/managedEBooks',
  expandOnList: false,
  write: bySet('managedEBookAssignments'),
  assignmentType: '#microsoft.graph.managedEBookAssignment',
  fields: [
    {
      name: 'installIntent',
      title: 'Intent',
      values: [
        { value: 'available', title: 'Available' },
        { value: 'required', title: 'Required' },
        { value: 'uninstall', title: 'Uninstall' },
        { value: 'availableWithoutEnrollment', title: 'Available without enrollment' },
      ],
    },
  ],
  takes: groupsOnly,
  bucket: 'books',
  ...oneSort('eBook', { platform: 'iOS/iPadOS' }),
}

/**
 * Neither the list expands nor is `/assignments` routed. All users is refused where an Autopilot profile is in the set,
 * which the list does not tell: the service says so.
 */
export const policySets: Kind = {
  ...plainKind,
  id: 'policySets',
  title: 'Policy sets',
  area: 'tenant',
  icon: 'layers',
  collection: 'deviceAppManagement/policySets',
  tagsProperty: 'roleScopeTags',
  expandOnList: false,
  assignments: 'expand',
  write: bySet('assignments', 'update'),
  assignmentType: '#microsoft.graph.policySetAssignment',
  takes: devicesWithoutFilters,
  scopes: configurationScopes,
  bucket: 'bundles',
  ...oneSort('Policy set'),
  listLink: listLinks.devices,
}
