import { textOf } from '../../base/json.ts'
import type { Kind, Sort } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { oneSort, plainKind } from './plainKind.ts'
import { cloudPcScopes } from './scopes.ts'
import { groupsOnly } from './takesOfKinds.ts'

/** Targets are a family of their own, groups only; assignments are read by `$expand`. */
const inWindows365 = {
  ...plainKind,
  area: 'windows365',
  tagsProperty: 'scopeIds',
  icon: 'vm',
  assignments: 'expand',
  takes: groupsOnly,
  targetTypes: { group: 'cloudPcManagementGroupAssignmentTarget' },
  scopes: cloudPcScopes,
  listLink: listLinks.devices,
} as const satisfies Partial<Kind>

const servicePlan = 'target.servicePlanId'
const licenses = 'target.allotmentLicensesCount'
/** Graph documentation, beta: List frontLineServicePlans. */
const servicePlans = { path: 'deviceManagement/virtualEndpoint/frontLineServicePlans', scopes: cloudPcScopes.read }
const dedicated: Sort = { title: 'Provisioning policy', platform: 'Windows' }
/** Its groups need a plan and licences (Terraform's provider). */
const frontline: Sort = {
  title: 'Provisioning policy (Frontline)',
  platform: 'Windows',
  requires: [servicePlan, licenses],
}

export const provisioningPolicies: Kind = {
  ...inWindows365,
  id: 'provisioningPolicies',
  title: 'Provisioning policies',
  collection: 'deviceManagement/virtualEndpoint/provisioningPolicies',
  fields: [
    { name: servicePlan, title: 'Service plan', listed: servicePlans },
    { name: licenses, title: 'Licenses', number: [0, 900] },
    { name: 'target.allotmentDisplayName', title: 'Name of the licenses' },
  ],
  // Whether one group can have two plans is not known: as two assignments, neither is lost.
  keyFields: [servicePlan],
  bucket: 'provisioningPolicies',
  sorts: [dedicated, frontline],
  sortOf: ({ properties }) => (/^shared/i.test(textOf(properties, 'provisioningType') ?? '') ? frontline : dedicated),
}

export const userSettings: Kind = {
  ...inWindows365,
  id: 'userSettings',
  title: 'User settings of Cloud PCs',
  collection: 'deviceManagement/virtualEndpoint/userSettings',
  bucket: 'userSettings',
  ...oneSort('User settings', { platform: 'Windows' }),
}
