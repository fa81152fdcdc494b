import type { Kind } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { oneSort, plainKind } from './plainKind.ts'
import { configurationScopes } from './scopes.ts'
import { groupsAndExclusions } from './takesOfKinds.ts'

/** Every tool has groups and exclusions only: that All devices and All users are refused is seen, not documented. */
const inUpdates = {
  ...plainKind,
  area: 'updates',
  icon: 'cloud-download',
  top: 200,
  takes: groupsAndExclusions,
  scopes: configurationScopes,
  bucket: 'updates',
  listLink: listLinks.devices,
} as const satisfies Partial<Kind>

export const windowsFeatureUpdateProfiles: Kind = {
  ...inUpdates,
  id: 'windowsFeatureUpdateProfiles',
  title: 'Feature updates',
  collection: 'deviceManagement/windowsFeatureUpdateProfiles',
  assignmentType: '#microsoft.graph.windowsFeatureUpdateProfileAssignment',
  ...oneSort('Feature update', { platform: 'Windows' }),
}

export const windowsQualityUpdateProfiles: Kind = {
  ...inUpdates,
  id: 'windowsQualityUpdateProfiles',
  title: 'Expedited quality updates',
  collection: 'deviceManagement/windowsQualityUpdateProfiles',
  assignmentType: '#microsoft.graph.windowsQualityUpdateProfileAssignment',
  ...oneSort('Expedited quality update', { platform: 'Windows' }),
}

export const windowsQualityUpdatePolicies: Kind = {
  ...inUpdates,
  id: 'windowsQualityUpdatePolicies',
  title: 'Quality updates',
  collection: 'deviceManagement/windowsQualityUpdatePolicies',
  assignmentType: '#microsoft.graph.windowsQualityUpdatePolicyAssignment',
  ...oneSort('Quality update policy', { platform: 'Windows' }),
}

/** Writing needs an Autopatch entitlement. */
export const windowsDriverUpdateProfiles: Kind = {
  ...inUpdates,
  id: 'windowsDriverUpdateProfiles',
  title: 'Driver updates',
  collection: 'deviceManagement/windowsDriverUpdateProfiles',
  assignmentType: '#microsoft.graph.windowsDriverUpdateProfileAssignment',
  bucket: 'windowsDriverUpdateProfiles',
  ...oneSort('Driver update', { platform: 'Windows' }),
}
