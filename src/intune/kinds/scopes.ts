import type { Kind } from './kind.ts'

type Scopes = Kind['scopes']

/** The permissions of a family, the least first (microsoft-graph-devx-content, permissions.json, read 2026-08). */
function family(...names: readonly string[]): Scopes {
  const write = names.map((name) => `${name}.ReadWrite.All`)
  return { read: [...names.map((name) => `${name}.Read.All`), ...write], write }
}

export const configurationScopes = family('DeviceManagementConfiguration')
export const scriptScopes = family('DeviceManagementConfiguration', 'DeviceManagementScripts')
export const enrollmentScopes = family('DeviceManagementServiceConfig')
/** The least of enrollment configurations is the first; both are accepted. */
export const enrollmentConfigurationScopes = family('DeviceManagementServiceConfig', 'DeviceManagementConfiguration')
export const appScopes = family('DeviceManagementApps')
export const appAndConfigurationScopes = family('DeviceManagementApps', 'DeviceManagementConfiguration')
export const scopeTagScopes = family('DeviceManagementConfiguration', 'DeviceManagementRBAC')
export const cloudPcScopes = family('CloudPC')
