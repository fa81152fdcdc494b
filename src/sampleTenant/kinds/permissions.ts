/** Delegated permissions of Graph for a family: any one of these. */
function family(...names: readonly string[]) {
  const change = names.map((name) => `${name}.ReadWrite.All`)
  return { read: [...names.map((name) => `${name}.Read.All`), ...change], change }
}

export const configuration = family('DeviceManagementConfiguration')
export const scripts = family('DeviceManagementConfiguration', 'DeviceManagementScripts')
export const serviceConfig = family('DeviceManagementServiceConfig')
export const enrollment = family('DeviceManagementServiceConfig', 'DeviceManagementConfiguration')
export const apps = family('DeviceManagementApps')
export const windowsApps = family('DeviceManagementConfiguration', 'DeviceManagementApps')
export const tags = family('DeviceManagementConfiguration', 'DeviceManagementRBAC')
export const cloudPcs = family('CloudPC')
