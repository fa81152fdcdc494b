import { allDevices, allUsers, collection, exclude, future, include } from './assignmentDraft.ts'
import type { ConfigurationDraft } from './configurationDraft.ts'
import { missingGroup } from './contosoGroups.ts'

const ring = 'windowsUpdateForBusinessConfiguration'
const protection = 'windows10EndpointProtectionConfiguration'
const custom = 'windows10CustomConfiguration'
const restrictions = 'windows10GeneralConfiguration'

export const windows: readonly ConfigurationDraft[] = [
  {
    type: ring,
    name: 'Update ring - Pilot',
    version: 6,
    description: 'Two days after release',
    settings: {
      qualityUpdatesDeferralPeriodInDays: 2,
      featureUpdatesDeferralPeriodInDays: 0,
      automaticUpdateMode: 'autoInstallAtMaintenanceTime',
    },
    to: [
      include('SG-Intune-Pilot', { only: 'Corporate owned' }),
      exclude('SG-Intune-Exec'),
      include('SG-Retired-Project'),
    ],
  },
  {
    type: ring,
    name: 'Update ring - Broad',
    version: 9,
    description: 'Seven days after release',
    settings: { qualityUpdatesDeferralPeriodInDays: 7, featureUpdatesDeferralPeriodInDays: 30 },
    to: [allDevices({ except: 'Virtual machines' }), exclude('SG-Dev-Pilot-Ring'), exclude('SG-Dev-Kiosk')],
  },
  {
    type: ring,
    name: 'Update ring - Executives',
    version: 2,
    to: [include('SG-Intune-Exec'), exclude('SG-Dev-Meeting-Rooms')],
  },
  { type: ring, name: 'Update ring - Kiosks', version: 3, to: [include('SG-Dev-Kiosk', { policySet: 'Lobby' })] },
  {
    type: protection,
    name: 'BitLocker (OS disk)',
    version: 4,
    tags: ['0', '1'],
    description: 'XTS-AES 256, key to Entra ID',
    settings: {
      bitLockerEncryptDevice: true,
      bitLockerSystemDrivePolicy: { encryptionMethod: 'xtsAes256', startupAuthenticationRequired: true },
    },
    to: [allDevices(), include('DYN-Devices-Windows-11')],
  },
  { type: protection, name: 'BitLocker (removable drives)', to: [include('SG-Finance'), include('SG-HR')] },
  { type: protection, name: 'Firewall baseline', version: 5, to: [allDevices({ only: 'Corporate owned' })] },
  { type: custom, name: 'Kiosk lobby', description: 'Assigned access by OMA-URI; waits for the new hardware' },
  {
    type: 'windowsKioskConfiguration',
    name: 'Kiosk canteen menu',
    version: 2,
    to: [include('SG-Dev-Kiosk'), include('SG-Dev-Kiosk', { policySet: 'Lobby' })],
  },
  { type: custom, name: 'Time zone by OMA-URI', to: [include('DYN-Users-Germany')], settings: { omaSettings: [] } },
  {
    type: custom,
    name: 'Disable "Fast Startup" $(zap)',
    description: '`HiberbootEnabled` = **0**, see [wiki](https://wiki.contoso.com)',
    to: [exclude('SG-Engineering')],
  },
  {
    type: restrictions,
    name: 'Device restrictions - Standard',
    version: 17,
    to: [allUsers(), exclude('SG-Break-Glass')],
  },
  {
    type: restrictions,
    name: 'Device restrictions - Retail',
    version: 3,
    tags: ['2'],
    to: [include('SG-Retail-Staff'), include('SG-Dev-Shared-PCs')],
  },
  { type: restrictions, name: 'Edge start page - Büro München', to: [include('Büro München')] },
  {
    type: 'windowsIdentityProtectionConfiguration',
    name: 'Windows Hello for Business',
    version: 2,
    to: [include('DYN-Users-Licensed'), exclude('SG-External')],
  },
  {
    type: 'sharedPCConfiguration',
    name: 'Shared PCs in plants',
    to: [include('SG-Dev-Shared-PCs'), collection('SMS000F2')],
  },
  {
    type: 'windowsDeliveryOptimizationConfiguration',
    name: 'Delivery Optimization',
    version: 2,
    to: [allDevices(), exclude('SG-Old-Branch-Offices')],
  },
  { type: 'windowsHealthMonitoringConfiguration', name: 'Endpoint analytics', to: [allDevices()] },
  {
    type: 'windowsDefenderAdvancedThreatProtectionConfiguration',
    name: 'Defender onboarding',
    version: 3,
    to: [allDevices(), include(missingGroup)],
  },
  {
    type: 'editionUpgradeConfiguration',
    name: 'Upgrade Pro to Enterprise',
    to: [include('DYN-Devices-Autopilot', { intent: 'remove' })],
  },
  { type: 'windowsDomainJoinConfiguration', name: 'Hybrid join - Autopilot', to: [include('DYN-Devices-Autopilot')] },
  { type: 'windows10NetworkBoundaryConfiguration', name: 'Network boundary' },
  {
    type: 'windows10VpnConfiguration',
    name: 'VPN split tunnel',
    version: 8,
    certificate: 'SCEP user certificate',
    settings: { connectionName: 'Contoso VPN', authenticationMethod: 'certificate', enableSplitTunneling: true },
    to: [include('SG-Sales'), include('SG-VPN-Users')],
  },
  {
    type: 'windows10VpnConfiguration',
    name: 'VPN always on (devices)',
    certificate: 'SCEP device certificate',
    to: [include('DYN-Devices-Autopilot')],
  },
  {
    type: 'windows81SCEPCertificateProfile',
    name: 'SCEP user certificate',
    version: 3,
    to: [include('SG-Sales')],
    settings: { renewalThresholdPercentage: 20, keySize: 'size2048' },
  },
  {
    type: 'windows81SCEPCertificateProfile',
    name: 'SCEP device certificate',
    version: 2,
    to: [include('DYN-Devices-Autopilot')],
  },
  { type: 'windows81TrustedRootCertificate', name: 'Contoso Root CA', to: [allDevices(), allUsers()] },
  {
    type: 'windowsWifiEnterpriseEAPConfiguration',
    name: 'Wi-Fi Corp',
    version: 4,
    to: [include('DYN-Devices-Windows-11', { only: 'Supervised iPads' })],
  },
  { type: 'windowsWifiConfiguration', name: 'Wi-Fi Guest', to: [] },
  { type: 'windows10EasEmailProfileConfiguration', name: 'Mail for executives', to: [include('SG-Intune-Exec')] },
  {
    type: custom,
    name: 'Preview: targeted by location',
    description: 'Uses a kind of target that is in preview',
    to: [
      include('Helpdesk Berlin'),
      future('physicalLocationAssignmentTarget', {
        locationId: 'muc-03',
        floors: [1, 2],
        radius: { unit: 'metre', value: 50 },
      }),
    ],
  },
  { type: custom, name: '**Test** [do not use](https://contoso.com)', to: [include('SG-Intune-Pilot')] },
  {
    type: 'unsupportedDeviceConfiguration',
    name: 'Imported from the old portal',
    version: 1,
    to: [include('Helpdesk Lisbon')],
  },
]
