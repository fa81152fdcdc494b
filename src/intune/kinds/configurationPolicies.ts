import { asJson, textOf } from '../../base/json.ts'
import { configurationPolicySort, configurationPolicySorts } from './configurationPolicySorts.ts'
import type { Kind } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { plainKind } from './plainKind.ts'
import { configurationScopes } from './scopes.ts'
import { devices } from './takesOfKinds.ts'

/**
 * The settings catalog and what is built on it: endpoint security, baselines, device preparation and more.
 * A single read with `$expand=assignments` answers an empty set for assigned policies; the list does not (TenuVault's lab).
 */
export const configurationPolicies: Kind = {
  ...plainKind,
  id: 'configurationPolicies',
  status: { by: 'policies', baseType: 'DeviceManagementConfigurationPolicy' },
  title: 'Settings catalog and endpoint security policies',
  heading: 'Settings catalog',
  area: 'configuration',
  icon: 'library',
  collection: 'deviceManagement/configurationPolicies',
  nameProperty: 'name',
  select: [
    'description',
    'createdDateTime',
    'lastModifiedDateTime',
    'roleScopeTagIds',
    'platforms',
    'technologies',
    'templateReference',
  ],
  // The service's own page is 25.
  top: 1000,
  assignmentType: '#microsoft.graph.deviceManagementConfigurationPolicyAssignment',
  takes: devices,
  scopes: configurationScopes,
  bucket: 'deviceConfigurationV2',
  sorts: configurationPolicySorts,
  sortOf: configurationPolicySort,
  link: '#view/Microsoft_Intune_Workflows/PolicySummaryBlade/policyId/{id}/isAssigned~/true/technology/{technologies}/templateId/{templateId}/platformName/{platforms}',
  linkValues: ({ properties }) => ({
    technologies: textOf(properties, 'technologies') ?? 'mdm',
    platforms: textOf(properties, 'platforms') ?? 'windows10',
    templateId: textOf(asJson(properties['templateReference']), 'templateId') ?? '',
  }),
  listLink: listLinks.configuration,
}
