import type { Collection } from './collection.ts'
import { by, everything, groupsAndExclusions, groupsOnly, plain, withoutFilters } from './plain.ts'
import { cloudPcs, configuration, enrollment, scripts, serviceConfig, tags } from './permissions.ts'

const here = { ...plain, ...configuration, above: 'deviceManagement' } as const
const source = ['source', 'sourceId']
/** One read of one of these with its assignments expanded always says that there are none. */
const policies = { ...here, name: 'name', page: 25, itemExpand: 'empty', fields: source, gone: 400 } as const
const script = { ...here, write: by('deviceManagementScriptAssignments', 204), takes: withoutFilters } as const
const update = { ...here, write: by('assignments', 204), takes: groupsAndExclusions } as const
const cloudPc = {
  ...plain,
  ...cloudPcs,
  above: 'deviceManagement/virtualEndpoint',
  tags: 'scopeIds',
  assignmentsRoute: false,
  write: by('assignments', 204),
  takes: { ...groupsOnly, groupType: 'cloudPcManagementGroupAssignmentTarget' },
} as const

/** Repairs are stored as they were sent, and always read back as switched off. */
const remediation = (assignment: Readonly<Record<string, unknown>>) => ({ ...assignment, runRemediationScript: false })

export const managementCollections: readonly Collection[] = [
  { ...policies, id: 'configurationPolicies', write: by('assignments', 200) },
  { ...policies, id: 'compliancePolicies', write: by('assignments', 200), takes: withoutFilters },
  { ...here, id: 'inventoryPolicies', name: 'name', listExpand: 'refused', write: by('assignments', 204) },
  { ...here, id: 'groupPolicyConfigurations', write: by('assignments', 200) },
  {
    ...here,
    id: 'intents',
    listExpand: 'empty',
    itemExpand: 'empty',
    write: by('assignments', 204),
    takes: withoutFilters,
  },
  {
    ...here,
    id: 'hardwareConfigurations',
    listExpand: 'refused',
    write: by('hardwareConfigurationAssignments', 200),
    takes: groupsOnly,
  },
  {
    ...here,
    id: 'embeddedSIMActivationCodePools',
    tags: undefined,
    listExpand: 'refused',
    write: by('assignments', 200),
    takes: groupsOnly,
  },
  {
    ...here,
    ...serviceConfig,
    id: 'resourceAccessProfiles',
    listExpand: 'refused',
    write: by('assignments', 200),
    fields: ['intent', 'sourceId'],
    takes: groupsOnly,
  },
  { ...here, id: 'deviceCompliancePolicies', write: by('assignments', 200), fields: source },
  {
    ...here,
    id: 'deviceComplianceScripts',
    listExpand: 'refused',
    write: by('deviceHealthScriptAssignments', 204),
    fields: ['runSchedule', 'runRemediationScript'],
    takes: groupsOnly,
  },
  { ...script, ...scripts, id: 'deviceManagementScripts' },
  { ...script, id: 'deviceShellScripts', assignmentsRoute: false },
  { ...script, id: 'deviceCustomAttributeShellScripts', assignmentsRoute: false },
  {
    ...here,
    ...scripts,
    id: 'deviceHealthScripts',
    write: by('deviceHealthScriptAssignments', 204),
    fields: ['runSchedule', 'runRemediationScript'],
    shown: remediation,
  },
  { ...update, id: 'windowsFeatureUpdateProfiles' },
  { ...update, id: 'windowsQualityUpdateProfiles' },
  { ...update, id: 'windowsQualityUpdatePolicies' },
  { ...update, id: 'windowsDriverUpdateProfiles' },
  {
    ...here,
    ...enrollment,
    id: 'deviceEnrollmentConfigurations',
    write: by('enrollmentConfigurationAssignments', 204),
    fields: source,
    takes: { ...everything, exclusions: 'asInclusions' },
  },
  {
    ...here,
    ...serviceConfig,
    id: 'windowsAutopilotDeploymentProfiles',
    write: { by: 'items' },
    fields: source,
    takes: { ...groupsAndExclusions, allDevices: true },
    refuses: (set) =>
      has(set, 'allDevicesAssignmentTarget') && has(set, 'exclusionGroupAssignmentTarget')
        ? 'All devices can not be assigned together with an exclusion.'
        : undefined,
  },
  {
    ...here,
    ...serviceConfig,
    id: 'appleUserInitiatedEnrollmentProfiles',
    tags: undefined,
    listExpand: 'refused',
    write: { by: 'items' },
    takes: { ...groupsOnly, allUsers: true },
  },
  {
    ...here,
    ...serviceConfig,
    id: 'termsAndConditions',
    listExpand: 'refused',
    itemExpand: 'refused',
    write: { by: 'items' },
    takes: { ...groupsOnly, exclusions: 'asInclusions', allUsers: true },
  },
  {
    ...here,
    read: ['DeviceManagementApps.Read.All', 'DeviceManagementApps.ReadWrite.All'],
    change: ['DeviceManagementApps.ReadWrite.All'],
    id: 'intuneBrandingProfiles',
    name: 'profileName',
    listExpand: 'refused',
    write: by('assignments', 204),
    takes: groupsAndExclusions,
  },
  {
    ...here,
    ...tags,
    id: 'roleScopeTags',
    tags: undefined,
    listExpand: 'empty',
    itemExpand: 'empty',
    write: by('assignments', 200),
    takes: groupsOnly,
  },
  { ...cloudPc, id: 'provisioningPolicies' },
  { ...cloudPc, id: 'userSettings' },
]

function has(set: readonly Readonly<Record<string, unknown>>[], type: string): boolean {
  return set.some(({ target }) => JSON.stringify(target).includes(`microsoft.graph.${type}"`))
}
