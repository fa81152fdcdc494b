import { configurationLabels, configurationType, hasIdentityCertificate } from './deviceConfigurationType.ts'
import type { Described, Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { configurationScopes } from './scopes.ts'
import { devices } from './takesOfKinds.ts'

/** The templates of the admin center, update rings and the older update policies among them. */
export const deviceConfigurations: Kind = {
  id: 'deviceConfigurations',
  status: { by: 'policies', baseType: 'Microsoft.Management.Services.Api.DeviceConfiguration' },
  title: 'Device configurations',
  heading: 'Templates',
  area: 'configuration',
  icon: 'settings-gear',
  collection: 'deviceManagement/deviceConfigurations',
  version: 'beta',
  nameProperty: 'displayName',
  select: ['description', 'version', 'createdDateTime', 'lastModifiedDateTime', 'roleScopeTagIds'],
  expandOnList: true,
  assignments: 'route',
  write: { by: 'set', action: 'assign', parameter: 'assignments' },
  assignmentType: '#microsoft.graph.deviceConfigurationAssignment',
  documentedCall: true,
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
  keyFields: [],
  // Only the admin center adds no group beside everyone; the service takes it here, and a finding says that it is redundant.
  takes: { ...devices, noGroupsBesideEveryone: undefined },
  scopes: configurationScopes,
  bucket: 'deviceConfiguration',
  sorts: configurationLabels.map((title) => ({ title })),
  sortOf,
  // A link to the policy itself holds a number that differs by type and is nowhere listed.
  listLink: listLinks.configuration,
}

/** One for each type, made when it is first seen. */
const sorts = new Map<string, Sort>()

function sortOf({ type }: Described): Sort {
  const known = sorts.get(type)
  if (known) return known
  const { label, platform, devicePlatforms } = configurationType(type)
  const sort: Sort = {
    title: label,
    platform,
    area: updates.test(type) ? 'updates' : undefined,
    link: type === updateRing ? updateRingLink : undefined,
    takes: withoutFilters.test(type) ? { filters: 'none' } : undefined,
    filterPlatforms: devicePlatforms.length > 0 ? devicePlatforms : undefined,
    identityCertificate: hasIdentityCertificate(type) ? true : undefined,
  }
  sorts.set(type, sort)
  return sort
}

const updateRing = 'windowsUpdateForBusinessConfiguration'
const updateRingLink =
  '#blade/Microsoft_Intune_DeviceSettings/SoftwareUpdatesConfigurationMenuBlade/overview/configurationId/{id}/configurationName/{name}/softwareUpdatesType/windows'

const updates = /^(windowsUpdateForBusiness|iosUpdate|macOSSoftwareUpdate)Configuration$/

/**
 * memdocs, filters/ref-supported-workloads: iOS update policies and wired networks. Only one source, the schema of
 * Terraform's provider, says it of macOS update policies: a filter that is there stays, a new one is not offered.
 */
const withoutFilters = /^(iosUpdate|macOSSoftwareUpdate|windowsWiredNetwork|macOSWiredNetwork)Configuration$/
