import type { Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { plainKind } from './plainKind.ts'
import { appAndConfigurationScopes, appScopes } from './scopes.ts'

/**
 * App protection and what is kept beside it. Only groups and exclusions are targets; the admin center says All users by a
 * virtual group. A fresh exclusion is missing from many reads for minutes, and a set that was built on such a read
 * deleted it (a test tenant, 2026-09). Entries come without a type, and are sent without one.
 */
const managedApps = {
  ...plainKind,
  area: 'apps',
  icon: 'shield',
  lagSeconds: 600,
  takes: { exclusions: true, allDevices: false, allUsers: 'virtualGroup', filters: 'apps' },
  scopes: appScopes,
  bucket: 'managedApplications',
  listLink: listLinks.apps,
} as const satisfies Partial<Kind>

const protectionLink = (type: string): string =>
  `#view/Microsoft_Intune/PolicyInstanceMenuBlade/~/0/policyId/{id}/policyOdataType/%23microsoft.graph.${type}/policyName/{name}`

function alwaysThe(sort: Sort): Pick<Kind, 'sorts' | 'sortOf'> {
  return { sorts: [sort], sortOf: () => sort }
}

export const targetedManagedAppConfigurations: Kind = {
  ...managedApps,
  id: 'targetedManagedAppConfigurations',
  title: 'App configuration policies (managed apps)',
  heading: 'Configuration (apps)',
  icon: 'settings',
  collection: 'deviceAppManagement/targetedManagedAppConfigurations',
  ...alwaysThe({ title: 'App configuration policy (managed apps)' }),
  link: '#view/Microsoft_Intune/TargetedAppConfigInstanceBlade/~/fullscreensummary/id/{id}/odataType/undefined',
}

export const iosManagedAppProtections: Kind = {
  ...managedApps,
  id: 'iosManagedAppProtections',
  title: 'App protection policies (iOS/iPadOS)',
  heading: 'Protection (iOS/iPadOS)',
  collection: 'deviceAppManagement/iosManagedAppProtections',
  ...alwaysThe({
    title: 'App protection policy',
    platform: 'iOS/iPadOS',
    filterPlatforms: ['iOSMobileApplicationManagement'],
  }),
  link: protectionLink('iosManagedAppProtection'),
}

export const androidManagedAppProtections: Kind = {
  ...managedApps,
  id: 'androidManagedAppProtections',
  title: 'App protection policies (Android)',
  heading: 'Protection (Android)',
  collection: 'deviceAppManagement/androidManagedAppProtections',
  ...alwaysThe({
    title: 'App protection policy',
    platform: 'Android',
    filterPlatforms: ['androidMobileApplicationManagement'],
  }),
  link: protectionLink('androidManagedAppProtection'),
}

export const windowsManagedAppProtections: Kind = {
  ...managedApps,
  id: 'windowsManagedAppProtections',
  title: 'App protection policies (Windows)',
  heading: 'Protection (Windows)',
  collection: 'deviceAppManagement/windowsManagedAppProtections',
  scopes: appAndConfigurationScopes,
  ...alwaysThe({
    title: 'App protection policy',
    platform: 'Windows',
    filterPlatforms: ['windowsMobileApplicationManagement'],
  }),
  link: protectionLink('windowsManagedAppProtection'),
}

const retired = {
  ...managedApps,
  takes: { ...managedApps.takes, filters: 'none' },
  write: { by: 'none', reason: 'Windows Information Protection is retired. Its policies are only shown.' },
} as const satisfies Partial<Kind>

export const mdmWindowsInformationProtectionPolicies: Kind = {
  ...retired,
  id: 'mdmWindowsInformationProtectionPolicies',
  title: 'Windows Information Protection (with enrollment)',
  heading: 'WIP (with enrollment)',
  collection: 'deviceAppManagement/mdmWindowsInformationProtectionPolicies',
  ...alwaysThe({ title: 'Windows Information Protection', platform: 'Windows' }),
  link: protectionLink('mdmWindowsInformationProtectionPolicy'),
}

export const windowsInformationProtectionPolicies: Kind = {
  ...retired,
  id: 'windowsInformationProtectionPolicies',
  title: 'Windows Information Protection (without enrollment)',
  heading: 'WIP (without enrollment)',
  collection: 'deviceAppManagement/windowsInformationProtectionPolicies',
  expandOnList: false,
  ...alwaysThe({ title: 'Windows Information Protection', platform: 'Windows' }),
  link: protectionLink('windowsInformationProtectionPolicy'),
}
