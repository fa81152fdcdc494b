import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import { having, type KindDrafts } from './kindDraft.ts'

const type = 'microsoft.graph.deviceHealthScriptDailySchedule'
const daily = { '@odata.type': `#${type}`, interval: 1, useUtc: false, time: '08:00:00.0000000' }
const hourly = { '@odata.type': '#microsoft.graph.deviceHealthScriptHourlySchedule', interval: 4 }
const once = {
  '@odata.type': '#microsoft.graph.deviceHealthScriptRunOnceSchedule',
  interval: 1,
  useUtc: true,
  time: '03:30:00.0000000',
  date: '2026-12-01',
}
const repairing = { runRemediationScript: true }

export const compliance: KindDrafts = {
  deviceCompliancePolicies: [
    { name: 'Windows - baseline', type: 'windows10CompliancePolicy', to: [allUsers(), exclude('SG-Break-Glass')] },
    { name: 'Windows - kiosks', type: 'windows10CompliancePolicy', to: [include('SG-Dev-Kiosk')] },
    { name: 'iOS - baseline', type: 'iosCompliancePolicy', to: [allUsers({ except: 'Personal iPhones' })] },
    { name: 'macOS - baseline', type: 'macOSCompliancePolicy', to: [allDevices()] },
    {
      name: 'Android - corporate',
      type: 'androidDeviceOwnerCompliancePolicy',
      to: [include('SG-Dev-Warehouse-Scanners')],
    },
    { name: 'Android - work profile', type: 'androidWorkProfileCompliancePolicy', to: [allUsers()] },
    { name: 'Windows - draft for 2027', type: 'windows10CompliancePolicy' },
  ],
  compliancePolicies: [
    {
      name: 'Linux - baseline',
      properties: { platforms: 'linux', technologies: 'linuxMdm', settingCount: 4 },
      to: [include('SG-Engineering')],
    },
  ],
  deviceComplianceScripts: [{ name: 'BIOS version check', properties: { publisher: 'Contoso' } }],
  deviceManagementScripts: [
    {
      name: 'Map network drives',
      properties: { fileName: 'drives.ps1', runAsAccount: 'user' },
      to: [include('SG-Finance'), include('SG-HR')],
    },
    { name: 'Remove bloatware', properties: { fileName: 'bloat.ps1', runAsAccount: 'system' }, to: [allDevices()] },
    {
      name: 'Set wallpaper',
      properties: { fileName: 'wallpaper.ps1', runAsAccount: 'user' },
      to: [allUsers(), exclude('SG-Intune-Exec')],
    },
  ],
  deviceShellScripts: [
    { name: 'Install Rosetta', properties: { fileName: 'rosetta.sh' }, to: [allDevices()] },
    { name: 'Dock layout', properties: { fileName: 'dock.sh' }, to: [include('SG-Dev-Mac-Lab')] },
  ],
  deviceCustomAttributeShellScripts: [
    {
      name: 'Battery health',
      properties: { fileName: 'battery.sh', customAttributeType: 'integer' },
      to: [allDevices()],
    },
    {
      name: 'Xcode version',
      properties: { fileName: 'xcode.sh', customAttributeType: 'string' },
      to: [include('SG-Dev-Mac-Lab')],
    },
  ],
  deviceHealthScripts: [
    {
      name: 'Restart stuck print spooler',
      properties: { publisher: 'Contoso', isGlobalScript: false },
      to: [
        having(include('SG-Intune-Pilot'), { ...repairing, runSchedule: hourly }),
        having(exclude('SG-Intune-Exec'), { runRemediationScript: false, runSchedule: null }),
      ],
    },
    {
      name: 'Clean temporary files',
      properties: { publisher: 'Contoso', isGlobalScript: false },
      to: [having(allDevices({ only: 'Corporate owned' }), { ...repairing, runSchedule: daily })],
    },
    {
      name: 'Rotate local administrator password',
      properties: { publisher: 'Contoso', isGlobalScript: false },
      to: [having(include('SG-Dev-Shared-PCs'), { ...repairing, runSchedule: once })],
    },
    {
      name: 'Update stale Group Policies',
      properties: { publisher: 'Microsoft', isGlobalScript: true },
      to: [having(include('DYN-Devices-Windows-11'), { runRemediationScript: false, runSchedule: daily })],
    },
  ],
  windowsFeatureUpdateProfiles: [
    {
      name: 'Windows 11 24H2',
      properties: { featureUpdateVersion: 'Windows 11, version 24H2' },
      to: [include('SG-Dev-Pilot-Ring'), exclude('SG-Dev-Kiosk')],
    },
    { name: 'Windows 11 25H2 pilot', properties: { featureUpdateVersion: 'Windows 11, version 25H2' } },
  ],
  windowsQualityUpdateProfiles: [{ name: 'Expedite 2026-11', to: [include('DYN-Devices-Windows-11')] }],
  windowsQualityUpdatePolicies: [
    { name: 'Hotpatch', properties: { hotpatchEnabled: true }, to: [include('SG-Dev-Pilot-Ring')] },
  ],
  windowsDriverUpdateProfiles: [
    {
      name: 'Drivers - pilot',
      properties: { approvalType: 'automatic' },
      to: [include('SG-Dev-Pilot-Ring'), exclude('SG-Dev-Meeting-Rooms')],
    },
    { name: 'Drivers - fleet', properties: { approvalType: 'manual' }, to: [include('DYN-Devices-Windows-11')] },
  ],
}
