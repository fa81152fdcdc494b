import type { Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { oneSort, plainKind } from './plainKind.ts'
import { perPlatform, platformNamed } from './platform.ts'
import { configurationScopes } from './scopes.ts'
import { devices, devicesWithoutFilters, groupsOnly } from './takesOfKinds.ts'

const inCompliance = {
  ...plainKind,
  area: 'compliance',
  icon: 'checklist',
  scopes: configurationScopes,
  listLink: listLinks.compliance,
} as const satisfies Partial<Kind>

const policy = perPlatform({ title: 'Compliance policy' })
const custom: Sort = { ...policy('Windows'), title: 'Custom compliance policy', takes: { filters: 'none' } }

/** Asked without `$select`: whether a policy has a script of its own, and so takes no filter, is on a derived type. */
export const deviceCompliancePolicies: Kind = {
  ...inCompliance,
  id: 'deviceCompliancePolicies',
  status: { by: 'compliance' },
  title: 'Compliance policies',
  collection: 'deviceManagement/deviceCompliancePolicies',
  top: 1000,
  assignmentType: '#microsoft.graph.deviceCompliancePolicyAssignment',
  takes: devices,
  bucket: 'deviceConfiguration',
  sorts: [policy('Windows'), custom],
  sortOf: ({ type, properties }) =>
    (properties['deviceCompliancePolicyScript'] ?? undefined) === undefined ? policy(platformNamed(type)) : custom,
  link: '#view/Microsoft_Intune_DeviceSettings/CompliancePolicyOverview.ReactView/policyId/{id}/policyName/{name}/platform~/0/policyType~/0',
}

/** Of the same service as the settings catalog, so a single expanded read is not believed either. */
export const compliancePolicies: Kind = {
  ...inCompliance,
  id: 'compliancePolicies',
  title: 'Compliance policies (Linux)',
  collection: 'deviceManagement/compliancePolicies',
  nameProperty: 'name',
  expandOnList: false,
  assignmentType: '#microsoft.graph.deviceManagementConfigurationPolicyAssignment',
  takes: devicesWithoutFilters,
  bucket: 'deviceConfigurationV2',
  ...oneSort('Compliance policy (Linux)', { platform: 'Linux' }),
}

const followsPolicy = 'A compliance script follows the compliance policy that uses it.'

export const deviceComplianceScripts: Kind = {
  ...inCompliance,
  id: 'deviceComplianceScripts',
  title: 'Compliance scripts',
  icon: 'terminal',
  collection: 'deviceManagement/deviceComplianceScripts',
  expandOnList: false,
  assignments: 'expand',
  write: { by: 'none', reason: followsPolicy },
  takes: groupsOnly,
  bucket: 'devices',
  ...oneSort('Compliance script', { platform: 'Windows', locked: followsPolicy }),
}
