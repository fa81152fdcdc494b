import { pseudoGroups } from '../model/assignmentEntity.ts'
import type { Entity } from '../model/entity.ts'
import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import { having, type KindDraft, type KindDrafts } from './kindDraft.ts'

function app(name: string, type: string, to: readonly Entity[] = [], properties: Entity = {}): KindDraft {
  return { name, type, to, properties: { publishingState: 'published', publisher: 'Contoso', ...properties } }
}

const settings = (type: string, values: Entity): Entity => ({
  '@odata.type': `#microsoft.graph.${type}AppAssignmentSettings`,
  ...values,
})
const required = (to: Entity, of: Entity | null = null): Entity => having(to, { intent: 'required', settings: of })
const available = (to: Entity, of: Entity | null = null): Entity => having(to, { intent: 'available', settings: of })
const uninstall = (to: Entity): Entity => having(to, { intent: 'uninstall', settings: null })
const withoutEnrollment = (to: Entity): Entity => having(to, { intent: 'availableWithoutEnrollment', settings: null })

const quiet = settings('win32Lob', {
  notifications: 'hideAll',
  deliveryOptimizationPriority: 'foreground',
  installTimeSettings: null,
  restartSettings: null,
})
const shown = settings('win32Lob', {
  notifications: 'showAll',
  deliveryOptimizationPriority: 'notConfigured',
  installTimeSettings: { useLocalTime: true, startDateTime: null, deadlineDateTime: '2026-12-15T18:00:00Z' },
  restartSettings: {
    gracePeriodInMinutes: 1440,
    countdownDisplayBeforeRestartInMinutes: 15,
    restartNotificationSnoozeDurationInMinutes: 240,
  },
})
const winget = settings('winGet', { notifications: 'showReboot', installTimeSettings: null, restartSettings: null })
const vpp = settings('iosVpp', {
  useDeviceLicensing: true,
  vpnConfigurationId: null,
  uninstallOnDeviceRemoval: true,
  isRemovable: true,
  preventManagedAppBackup: false,
  preventAutoAppUpdate: false,
})
const store = settings('androidManagedStore', { androidManagedStoreAppTrackIds: [], autoUpdateMode: 'priority' })

const windowsApps: readonly KindDraft[] = [
  app('7-Zip', 'win32LobApp', [required(allDevices({ only: 'Corporate owned' }), quiet)]),
  app('Adobe Reader', 'win32LobApp', [
    available(allUsers(), shown),
    required(include('SG-Finance'), quiet),
    having(exclude('SG-External'), { intent: 'available', settings: null }),
  ]),
  app('Zoom', 'win32LobApp', [
    available(include('SG-Sales'), shown),
    having(exclude('SG-Sales-Americas'), { intent: 'available', settings: null }),
    uninstall(include('SG-Dev-Kiosk')),
  ]),
  app('Visual Studio Code', 'win32LobApp', [required(include('SG-Engineering'), shown)]),
  app('Notepad++', 'win32CatalogApp', [available(allUsers())]),
  app('Company Portal', 'winGetApp', [required(allDevices(), winget)]),
  app('PowerToys', 'winGetApp', [available(include('SG-Engineering'), winget)]),
  app('Microsoft 365 Apps', 'officeSuiteApp', [required(allDevices())]),
  app('Microsoft Edge', 'windowsMicrosoftEdgeApp', [required(allDevices())]),
  app('SAP GUI', 'windowsMobileMSI', [required(include('SG-Finance'))]),
  app('Cisco Secure Client', 'win32LobApp', [
    required(include('SG-VPN-Users'), quiet),
    required(include('SG-Retired-Project'), quiet),
  ]),
  app('Warehouse terminal', 'windowsUniversalAppX', [
    required(include('SG-Dev-Shared-PCs'), settings('windowsUniversalAppX', { useDeviceContext: true })),
  ]),
  app('Intranet', 'windowsWebApp', [available(allUsers())]),
  app('Legacy CRM', 'win32LobApp', [uninstall(allDevices())]),
  app('Design tool (draft)', 'win32LobApp', [], { publishingState: 'notPublished' }),
]

const mobileApps: readonly KindDraft[] = [
  app('Microsoft Outlook (iOS)', 'iosVppApp', [required(allUsers(), vpp)]),
  app('Microsoft Teams (iOS)', 'iosVppApp', [
    required(allUsers(), vpp),
    having(exclude('SG-Retail-Staff'), { intent: 'required', settings: null }),
  ]),
  app('Field service (iOS)', 'iosLobApp', [required(include('SG-Sales'))]),
  app('Authenticator (iOS)', 'iosStoreApp', [
    withoutEnrollment(include('SG-External')),
    available(include('SG-All-Employees')),
  ]),
  app('Microsoft Outlook (Android)', 'androidManagedStoreApp', [required(allUsers(), store)]),
  app('Scanner wedge', 'androidManagedStoreApp', [required(include('SG-Dev-Warehouse-Scanners'), store)]),
  app('Microsoft Launcher', 'androidManagedStoreApp', [available(include('SG-Retail-Staff'), store)]),
  app('Kiosk browser', 'androidManagedStoreApp', [required(include('SG-Dev-Warehouse-Scanners'), store)]),
  app('Site safety (Android)', 'androidLobApp', [required(include('SG-Dev-Warehouse-Scanners'))]),
  app('Slack (macOS)', 'macOsVppApp', [
    available(
      allUsers(),
      settings('macOsVpp', {
        useDeviceLicensing: true,
        uninstallOnDeviceRemoval: false,
        preventManagedAppBackup: false,
        preventAutoAppUpdate: false,
      }),
    ),
  ]),
  app('Xcode', 'macOSPkgApp', [required(include('SG-Dev-Mac-Lab'))]),
  app('Microsoft Defender (macOS)', 'macOSMicrosoftDefenderApp', [required(allDevices({ only: 'Apple silicon' }))]),
  app('Travel portal', 'webApp', [available(allUsers())]),
  app('Microsoft Word (app protection only)', 'managedIOSStoreApp', [], { appAvailability: 'global' }),
]

/** App protection says All users by a group that is none. */
const allProtectedUsers: Entity = {
  target: { '@odata.type': 'groupAssignmentTarget', groupId: pseudoGroups.allUsers },
}

export const applications: KindDrafts = {
  mobileApps: [...windowsApps, ...mobileApps],
  mobileAppConfigurations: [
    { name: 'Outlook mail profile (iOS)', type: 'iosMobileAppConfiguration', to: [allUsers()] },
    {
      name: 'Scanner wedge settings',
      type: 'androidManagedStoreAppConfiguration',
      properties: { appSupportsOemConfig: false },
      to: [include('SG-Dev-Warehouse-Scanners', { only: 'Zebra scanners' })],
    },
    {
      name: 'Zebra OEMConfig',
      type: 'androidManagedStoreAppConfiguration',
      properties: { appSupportsOemConfig: true },
      to: [include('SG-Dev-Warehouse-Scanners')],
    },
  ],
  targetedManagedAppConfigurations: [
    {
      name: 'Edge for BYOD',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de001',
      to: [allProtectedUsers, exclude('SG-External')],
    },
    {
      name: 'Outlook for contractors',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de008',
      to: [include('SG-External')],
    },
  ],
  iosManagedAppProtections: [
    {
      name: 'iOS app protection - baseline',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de002',
      type: 'iosManagedAppProtection',
      to: [allProtectedUsers, exclude('SG-Break-Glass')],
    },
    {
      name: 'iOS app protection - executives',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de003',
      type: 'iosManagedAppProtection',
      to: [include('SG-Intune-Exec')],
    },
  ],
  androidManagedAppProtections: [
    {
      name: 'Android app protection - baseline',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de004',
      type: 'androidManagedAppProtection',
      to: [include('SG-All-Employees'), exclude('SG-Retail-Staff')],
    },
  ],
  windowsManagedAppProtections: [
    {
      name: 'Edge on unmanaged Windows',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de005',
      type: 'windowsManagedAppProtection',
      to: [include('SG-External')],
    },
  ],
  mdmWindowsInformationProtectionPolicies: [
    {
      name: 'WIP - retired',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de006',
      type: 'mdmWindowsInformationProtectionPolicy',
    },
  ],
  windowsInformationProtectionPolicies: [
    {
      name: 'WIP for personal devices - retired',
      id: 'T_8a1f2a52-5a2e-4e0b-9f0c-2f8c6a1de007',
      type: 'windowsInformationProtectionPolicy',
      to: [include('SG-External')],
    },
  ],
  iosLobAppProvisioningConfigurations: [
    {
      name: 'Field service provisioning',
      properties: { expirationDateTime: '2027-03-01T00:00:00Z' },
      to: [include('SG-Sales')],
    },
  ],
  wdacSupplementalPolicies: [{ name: 'S mode - Acrobat', to: [include('SG-HR')] }],
  managedEBooks: [
    {
      name: 'Employee handbook',
      type: 'iosVppEBook',
      to: [having(include('SG-All-Employees'), { installIntent: 'required' })],
    },
  ],
  policySets: [
    { name: 'Lobby', properties: { status: 'validated' }, to: [include('SG-Dev-Kiosk')] },
    {
      name: 'New hires',
      properties: { status: 'validated' },
      to: [include('SG-All-Employees'), exclude('SG-External')],
    },
  ],
}
