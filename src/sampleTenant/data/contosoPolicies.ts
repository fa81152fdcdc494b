import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import type { KindDraft, KindDrafts } from './kindDraft.ts'

interface Family {
  readonly family?: string
  readonly platforms?: string
  readonly technologies?: string
}

function policy(
  name: string,
  { family = 'none', platforms = 'windows10', technologies = 'mdm' }: Family,
  more: Partial<KindDraft> = {},
): KindDraft {
  const templateId = family === 'none' ? '' : `${family}_1`
  const templateReference = { templateId, templateFamily: family, templateDisplayName: family === 'none' ? null : name }
  return {
    name,
    ...more,
    properties: {
      platforms,
      technologies,
      settingCount: 12,
      isAssigned: (more.to ?? []).length > 0,
      templateReference,
    },
  }
}

/** More than one page of the settings catalog, and each family of it. */
const catalog: readonly KindDraft[] = [
  policy(
    'Edge hardening',
    {},
    { to: [include('SG-Intune-Pilot', { only: 'Corporate owned' }), exclude('SG-Intune-Exec')] },
  ),
  policy('Defender onboarding', {}, { to: [allDevices(), include('SG-Retired-Project')] }),
  policy('OneDrive silent sign-in', {}, { to: [allUsers()] }),
  policy('Office update channel', {}, { to: [include('SG-Finance'), include('SG-HR')] }),
  policy('Windows Hello for Business', {}, { to: [allUsers(), exclude('SG-External')] }),
  policy(
    'Start menu layout',
    {},
    { to: [include('SG-Dev-Kiosk', { policySet: 'Lobby' }), include('SG-Dev-Shared-PCs')] },
  ),
  policy('Power settings - laptops', {}, { to: [include('DYN-Devices-Windows-11')] }),
  policy('Power settings - meeting rooms', {}, { to: [include('SG-Dev-Meeting-Rooms')] }),
  policy('Time zone by location', {}),
  policy('Chrome extensions', {}, { to: [include('SG-Engineering'), exclude('SG-External')] }),
  policy('Language packs', {}, { tags: ['0', '1'], to: [include('DYN-Users-Germany')] }),
  policy('Print server list', {}, { to: [include('SG-Sales-EMEA'), include('SG-Sales-Americas')] }),
  policy(
    'Teams machine-wide settings',
    {},
    { to: [allDevices({ except: 'Virtual machines' }), include('DYN-Devices-Windows-11')] },
  ),
  policy('Local administrators', {}, { to: [allDevices(), exclude('SG-Dev-Pilot-Ring')] }),
  policy('Windows LAPS', {}, { to: [allDevices()] }),
  policy('Delivery Optimization', {}, { to: [allDevices({ only: 'Windows 11 23H2 and later' })] }),
  policy('Credential Guard', {}, { to: [include('SG-Dev-Pilot-Ring')] }),
  policy('Widgets off', {}, { to: [allDevices()] }),
  policy('macOS FileVault (catalog)', { platforms: 'macOS' }, { to: [allDevices({ only: 'Apple silicon' })] }),
  policy('macOS login window', { platforms: 'macOS' }, { to: [include('SG-Dev-Mac-Lab')] }),
  policy(
    'macOS software update (DDM)',
    { platforms: 'macOS', technologies: 'mdm,appleRemoteManagement' },
    { to: [allDevices()] },
  ),
  policy(
    'iPad home screen',
    { platforms: 'iOS' },
    { tags: ['2'], to: [include('SG-Retail-Staff', { only: 'Supervised iPads' })] },
  ),
  policy('iOS passcode (DDM)', { platforms: 'iOS', technologies: 'mdm,appleRemoteManagement' }, { to: [allUsers()] }),
  policy('Android kiosk browser', { platforms: 'android' }, { to: [include('SG-Dev-Warehouse-Scanners')] }),
]

const security: readonly KindDraft[] = [
  policy(
    'Antivirus - servers excluded',
    { family: 'endpointSecurityAntivirus', technologies: 'mdm,microsoftSense' },
    { to: [allDevices(), exclude('SG-Dev-Kiosk')] },
  ),
  policy(
    'Antivirus exclusions - developers',
    { family: 'endpointSecurityAntivirus' },
    { to: [include('SG-Engineering')] },
  ),
  policy(
    'Disk encryption',
    { family: 'endpointSecurityDiskEncryption' },
    { to: [allDevices({ only: 'Corporate owned' })] },
  ),
  policy(
    'Firewall rules - plants',
    { family: 'endpointSecurityFirewall', technologies: 'microsoftSense' },
    { to: [include('SG-Dev-Shared-PCs')] },
  ),
  policy('EDR onboarding', { family: 'endpointSecurityEndpointDetectionAndResponse' }, { to: [allDevices()] }),
  policy(
    'Attack surface reduction',
    { family: 'endpointSecurityAttackSurfaceReduction' },
    { to: [include('SG-Intune-Pilot'), exclude('SG-Intune-Pilot')] },
  ),
  policy('App Control - kiosks', { family: 'endpointSecurityApplicationControl' }, { to: [include('SG-Dev-Kiosk')] }),
  policy('Account protection', { family: 'endpointSecurityAccountProtection' }, { to: [allUsers()] }),
  policy(
    'Elevation - helpdesk',
    { family: 'endpointSecurityEndpointPrivilegeManagement' },
    { to: [include('Helpdesk Berlin')] },
  ),
  policy(
    'Security baseline for Windows 11',
    { family: 'baseline' },
    { to: [include('DYN-Devices-Windows-11'), exclude('SG-Dev-Pilot-Ring')] },
  ),
  policy(
    'Linux hardening script',
    { family: 'deviceConfigurationScripts', platforms: 'linux', technologies: 'linuxMdm' },
    { to: [allDevices()] },
  ),
  policy(
    'Device preparation - user-driven',
    { family: 'enrollmentConfiguration', technologies: 'enrollment' },
    { to: [include('SG-All-Employees')] },
  ),
  policy(
    'ADE - shared iPads',
    { family: 'enrollmentConfiguration', platforms: 'iOS', technologies: 'enrollment' },
    { locked: true },
  ),
  policy(
    'Quiet hours - shop floor',
    { family: 'appQuietTime', platforms: 'iOS' },
    { to: [include('SG-Retail-Staff')] },
  ),
]

export const policies: KindDrafts = {
  configurationPolicies: [...catalog, ...security],
  groupPolicyConfigurations: [
    {
      name: 'Office macros',
      properties: { policyConfigurationIngestionType: 'builtIn' },
      to: [allUsers(), exclude('SG-Finance')],
    },
    { name: 'Internet Explorer mode', properties: { policyConfigurationIngestionType: 'builtIn' }, to: [allDevices()] },
    {
      name: 'Firefox (imported)',
      properties: { policyConfigurationIngestionType: 'custom' },
      to: [include('SG-Engineering')],
    },
  ],
  intents: [
    {
      name: 'Edge baseline (version 85)',
      properties: { templateId: 'a8d6fa0e-1e66-455b-bb51-8ce0dde1559e', isMigratingToConfigurationPolicy: false },
      to: [include('SG-Dev-Pilot-Ring')],
    },
  ],
  inventoryPolicies: [
    {
      name: 'Battery and BIOS inventory',
      properties: { technologies: 'extensibility', platforms: 'windows10' },
      to: [allDevices()],
    },
    {
      name: 'Graphics cards of engineering',
      properties: { technologies: 'extensibility', platforms: 'windows10' },
      to: [include('SG-Engineering')],
    },
  ],
  hardwareConfigurations: [
    {
      name: 'Dell BIOS - fleet',
      properties: { hardwareConfigurationFormat: 'dell', version: 2 },
      to: [include('SG-Dev-Shared-PCs')],
    },
  ],
  embeddedSIMActivationCodePools: [
    { name: 'eSIM - field service', properties: { activationCodeCount: 40 }, to: [include('SG-Sales')] },
  ],
  resourceAccessProfiles: [
    {
      name: 'Wi-Fi certificate trust',
      type: 'windows10XTrustedRootCertificate',
      properties: { version: 1 },
      to: [include('SG-Dev-Meeting-Rooms')],
    },
  ],
}
