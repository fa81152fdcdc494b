import type { Kind } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { bySet, oneSort, plainKind } from './plainKind.ts'
import { configurationScopes, scriptScopes } from './scopes.ts'
import { devices, devicesWithoutFilters } from './takesOfKinds.ts'

const inScripts = {
  ...plainKind,
  area: 'scripts',
  icon: 'terminal',
  write: bySet('deviceManagementScriptAssignments'),
  assignmentType: '#microsoft.graph.deviceManagementScriptAssignment',
  takes: devicesWithoutFilters,
  bucket: 'devices',
  listLink: listLinks.devices,
} as const satisfies Partial<Kind>

const hourly = (interval: number) => ({ '@odata.type': '#microsoft.graph.deviceHealthScriptHourlySchedule', interval })
const daily = (interval: number) => ({
  '@odata.type': '#microsoft.graph.deviceHealthScriptDailySchedule',
  interval,
  useUtc: false,
  time: '08:00:00.0000000',
})
/** The schedules that the admin center begins with; any other is kept as it is. */
const schedules = [
  { title: 'Every day at 08:00', value: daily(1) },
  { title: 'Every 7 days at 08:00', value: daily(7) },
  { title: 'Every hour', value: hourly(1) },
  { title: 'Every 4 hours', value: hourly(4) },
  { title: 'Every 12 hours', value: hourly(12) },
]

export const deviceManagementScripts: Kind = {
  ...inScripts,
  id: 'deviceManagementScripts',
  title: 'PowerShell scripts',
  collection: 'deviceManagement/deviceManagementScripts',
  top: 999,
  scopes: scriptScopes,
  ...oneSort('PowerShell script', { platform: 'Windows' }),
  link: '#view/Microsoft_Intune_DeviceSettings/ConfigureWMPolicyMenuBlade/~/properties/policyId/{id}/policyType~/0',
}

/** `/assignments` is not routed; who is assigned also gets Intune's agent. */
export const deviceShellScripts: Kind = {
  ...inScripts,
  id: 'deviceShellScripts',
  title: 'Shell scripts',
  collection: 'deviceManagement/deviceShellScripts',
  assignments: 'expand',
  scopes: configurationScopes,
  ...oneSort('Shell script', { platform: 'macOS' }),
  link: '#view/Microsoft_Intune_DeviceSettings/ConfigureWMPolicyMenuBlade/~/properties/policyId/{id}/policyType~/1',
}

/** `/assignments` is not routed. That there are no filters is said by one source: none is offered. */
export const deviceCustomAttributeShellScripts: Kind = {
  ...inScripts,
  id: 'deviceCustomAttributeShellScripts',
  title: 'Custom attributes',
  collection: 'deviceManagement/deviceCustomAttributeShellScripts',
  assignments: 'expand',
  scopes: configurationScopes,
  ...oneSort('Custom attribute', { platform: 'macOS' }),
  link: '#view/Microsoft_Intune_DeviceSettings/ConfigureCustomAttributesPolicyMenuBladeViewModel/~/overview/id/{id}/displayName/',
}

/**
 * `runRemediationScript` reads back as false whatever is stored, and what is read would switch repairs off: true is sent,
 * as the admin center does (Terraform's provider, Microsoft365DSC).
 */
export const deviceHealthScripts: Kind = {
  ...inScripts,
  id: 'deviceHealthScripts',
  title: 'Remediations',
  icon: 'tools',
  collection: 'deviceManagement/deviceHealthScripts',
  write: bySet('deviceHealthScriptAssignments'),
  assignmentType: '#microsoft.graph.deviceHealthScriptAssignment',
  fields: [
    { name: 'runSchedule', title: 'Schedule', required: true, notOnExclusions: true, presets: schedules },
    { name: 'runRemediationScript', title: 'Run remediation', send: true, notOnExclusions: true },
  ],
  takes: devices,
  scopes: scriptScopes,
  ...oneSort('Remediation', { platform: 'Windows', filterPlatforms: ['windows10AndLater'] }),
  link: '#view/Microsoft_Intune_Enrollment/UXAnalyticsScriptMenu/~/overview/id/{id}/scriptName/{name}/isFirstParty~/{isGlobalScript}',
  linkValues: ({ properties }) => ({ isGlobalScript: String(properties['isGlobalScript'] === true) }),
}
