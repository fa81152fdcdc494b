import {
  iosLobAppProvisioningConfigurations,
  managedEBooks,
  mobileAppConfigurations,
  policySets,
  wdacSupplementalPolicies,
} from './appKinds.ts'
import { compliancePolicies, deviceCompliancePolicies, deviceComplianceScripts } from './complianceKinds.ts'
import { configurationPolicies } from './configurationPolicies.ts'
import { deviceConfigurations } from './deviceConfigurations.ts'
import { deviceEnrollmentConfigurations } from './enrollmentConfigurations.ts'
import { appleUserInitiatedEnrollmentProfiles, windowsAutopilotDeploymentProfiles } from './enrollmentKinds.ts'
import type { Kind } from './kind.ts'
import {
  androidManagedAppProtections,
  iosManagedAppProtections,
  mdmWindowsInformationProtectionPolicies,
  targetedManagedAppConfigurations,
  windowsInformationProtectionPolicies,
  windowsManagedAppProtections,
} from './managedAppKinds.ts'
import { mobileApps } from './mobileApps.ts'
import {
  deviceCustomAttributeShellScripts,
  deviceHealthScripts,
  deviceManagementScripts,
  deviceShellScripts,
} from './scriptKinds.ts'
import {
  embeddedSIMActivationCodePools,
  groupPolicyConfigurations,
  hardwareConfigurations,
  intents,
  inventoryPolicies,
  resourceAccessProfiles,
} from './templateKinds.ts'
import { intuneBrandingProfiles, roleScopeTags, termsAndConditions } from './tenantKinds.ts'
import {
  windowsDriverUpdateProfiles,
  windowsFeatureUpdateProfiles,
  windowsQualityUpdatePolicies,
  windowsQualityUpdateProfiles,
} from './updateKinds.ts'
import { provisioningPolicies, userSettings } from './windows365Kinds.ts'

/** Everything that Intune assigns, a row each, in the order in which it is shown. */
export const kindTable: readonly Kind[] = [
  deviceConfigurations,
  configurationPolicies,
  groupPolicyConfigurations,
  inventoryPolicies,
  hardwareConfigurations,
  embeddedSIMActivationCodePools,
  resourceAccessProfiles,
  deviceCompliancePolicies,
  compliancePolicies,
  deviceComplianceScripts,
  intents,
  deviceManagementScripts,
  deviceShellScripts,
  deviceCustomAttributeShellScripts,
  deviceHealthScripts,
  windowsFeatureUpdateProfiles,
  windowsQualityUpdateProfiles,
  windowsQualityUpdatePolicies,
  windowsDriverUpdateProfiles,
  deviceEnrollmentConfigurations,
  windowsAutopilotDeploymentProfiles,
  appleUserInitiatedEnrollmentProfiles,
  mobileApps,
  mobileAppConfigurations,
  targetedManagedAppConfigurations,
  iosManagedAppProtections,
  androidManagedAppProtections,
  windowsManagedAppProtections,
  mdmWindowsInformationProtectionPolicies,
  windowsInformationProtectionPolicies,
  iosLobAppProvisioningConfigurations,
  wdacSupplementalPolicies,
  managedEBooks,
  provisioningPolicies,
  userSettings,
  policySets,
  intuneBrandingProfiles,
  termsAndConditions,
  roleScopeTags,
]

/** What a record, a link or an argument means that names no kind: version 0.1.0 knew only this one. */
export const unnamedKind: Kind = deviceConfigurations

/** The row of a kind by its id; undefined for a kind that this version does not know. */
export function kindOf(id: string): Kind | undefined {
  return byId.get(id)
}

const byId: ReadonlyMap<string, Kind> = new Map(kindTable.map((kind) => [kind.id, kind]))
