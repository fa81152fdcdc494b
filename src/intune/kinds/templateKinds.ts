import { textOf } from '../../base/json.ts'
import type { Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { bySet, oneSort, plainKind } from './plainKind.ts'
import { platformNamed, perPlatform } from './platform.ts'
import { configurationScopes, enrollmentScopes } from './scopes.ts'
import { devices, devicesWithoutFilters, groupsOnly } from './takesOfKinds.ts'

const inConfiguration = {
  ...plainKind,
  area: 'configuration',
  icon: 'settings-gear',
  scopes: configurationScopes,
  listLink: listLinks.configuration,
} as const satisfies Partial<Kind>

const builtIn: Sort = { title: 'Administrative template', platform: 'Windows', filterPlatforms: ['windows10AndLater'] }
const imported: Sort = { ...builtIn, title: 'Imported administrative template' }

export const groupPolicyConfigurations: Kind = {
  ...inConfiguration,
  id: 'groupPolicyConfigurations',
  status: { by: 'policies', baseType: 'DeviceConfigurationAdmxPolicy' },
  title: 'Administrative templates',
  collection: 'deviceManagement/groupPolicyConfigurations',
  top: 1000,
  assignmentType: '#microsoft.graph.groupPolicyConfigurationAssignment',
  takes: devices,
  bucket: 'groupPolicyConfigurations',
  sorts: [builtIn, imported],
  sortOf: ({ properties }) =>
    ['custom', 'mixed'].includes(textOf(properties, 'policyConfigurationIngestionType') ?? '') ? imported : builtIn,
  // Seen in one tool only, which was not sure of it.
  link: '#view/Microsoft_Intune_DeviceSettings/GroupPolicyConfigurationDetail.ReactView/policyId/{id}',
}

/** Security baselines of old versions and what was not moved to the settings catalog. Expanded assignments are always empty. */
export const intents: Kind = {
  ...inConfiguration,
  id: 'intents',
  status: { by: 'policies', baseType: 'Microsoft.Management.Services.Api.DeviceManagementIntent' },
  title: 'Security baselines and endpoint security profiles (old)',
  heading: 'Security baselines (old)',
  area: 'endpointSecurity',
  icon: 'shield',
  collection: 'deviceManagement/intents',
  top: 1000,
  expandOnList: false,
  assignmentType: '#microsoft.graph.deviceManagementIntentAssignment',
  takes: devicesWithoutFilters,
  bucket: 'deviceIntent',
  ...oneSort('Security baseline (old)', { platform: 'Windows' }),
  listLink: listLinks.endpointSecurity,
}

const inventory = perPlatform({ title: 'Properties catalog' })

/** In no metadata, but seen to work by two tools; filters nobody has tried. */
export const inventoryPolicies: Kind = {
  ...inConfiguration,
  id: 'inventoryPolicies',
  title: 'Properties catalog',
  icon: 'list-tree',
  collection: 'deviceManagement/inventoryPolicies',
  nameProperty: 'name',
  expandOnList: false,
  takes: devicesWithoutFilters,
  bucket: 'inventoryPolicies',
  sorts: [inventory('Windows')],
  sortOf: ({ properties }) => inventory(platformNamed(textOf(properties, 'platforms') ?? 'windows10')),
}

/** Targets beside groups are not known to be possible, so none is offered. */
export const hardwareConfigurations: Kind = {
  ...inConfiguration,
  id: 'hardwareConfigurations',
  title: 'BIOS configurations',
  icon: 'circuit-board',
  collection: 'deviceManagement/hardwareConfigurations',
  expandOnList: false,
  assignments: 'expand',
  write: bySet('hardwareConfigurationAssignments'),
  assignmentType: '#microsoft.graph.hardwareConfigurationAssignment',
  takes: groupsOnly,
  bucket: 'hardwareConfigurations',
  ...oneSort('BIOS configuration', { platform: 'Windows' }),
}

export const embeddedSIMActivationCodePools: Kind = {
  ...inConfiguration,
  id: 'embeddedSIMActivationCodePools',
  title: 'eSIM cellular profiles',
  icon: 'radio-tower',
  collection: 'deviceManagement/embeddedSIMActivationCodePools',
  expandOnList: false,
  assignmentType: '#microsoft.graph.embeddedSIMActivationCodePoolAssignment',
  takes: groupsOnly,
  bucket: 'embeddedSIMActivationCodePools',
  ...oneSort('eSIM cellular profile'),
}

const resourceAccess = perPlatform({ title: 'Resource access profile' })

/** A preview without a page in the admin center. */
export const resourceAccessProfiles: Kind = {
  ...inConfiguration,
  id: 'resourceAccessProfiles',
  title: 'Resource access profiles',
  icon: 'key',
  collection: 'deviceManagement/resourceAccessProfiles',
  expandOnList: false,
  assignmentType: '#microsoft.graph.deviceManagementResourceAccessProfileAssignment',
  fields: [
    {
      name: 'intent',
      title: 'Intent',
      absent: 'apply',
      presets: [],
      values: [
        { value: 'apply', title: 'Apply' },
        { value: 'remove', title: 'Remove' },
      ],
    },
  ],
  takes: groupsOnly,
  scopes: enrollmentScopes,
  bucket: 'resourceAccessProfiles',
  sorts: [resourceAccess('Windows')],
  sortOf: ({ type }) => resourceAccess(platformNamed(type)),
}
