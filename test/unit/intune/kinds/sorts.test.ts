import assert from 'node:assert/strict'
import type { Takes } from '../../../../src/intune/kinds/kind.ts'
import { kindOf } from '../../../../src/intune/kinds/kindTable.ts'
import { type Configuration, configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import { takesOf } from '../../../../src/intune/model/takes.ts'

const read = (kindId: string, properties: Record<string, unknown>): Configuration => {
  const kind = kindOf(kindId)
  assert(kind, kindId)
  return configurationFromGraph(kind, { id: 'x', ...properties })
}
/** What can be assigned, a letter each: exclusions, All devices, All users (u: by the virtual group), filters (a: of apps). */
const letters = ({ exclusions, allDevices, allUsers, filters }: Takes): string =>
  [
    exclusions ? 'X' : '',
    allDevices ? 'D' : '',
    allUsers === true ? 'U' : allUsers === 'virtualGroup' ? 'u' : '',
    { devices: 'F', apps: 'a', none: '' }[filters],
  ].join('')
const said = (configuration: Configuration): string => {
  const { sort, kind } = configuration
  const area = sort.area ?? kind.area
  const takes = (sort.locked ?? kind.write.by === 'none') ? 'only shown' : letters(takesOf(configuration))
  return [area, sort.platform ?? '-', sort.title, takes].join(' | ')
}
const type = (name: string): { '@odata.type': string } => ({ '@odata.type': `#microsoft.graph.${name}` })
const family = (templateFamily: string, platforms = 'windows10', technologies = 'mdm'): Record<string, unknown> => ({
  platforms,
  technologies,
  templateReference: { templateFamily, templateId: 't_1' },
})
const enrollment = (name: string, more: object = {}): Record<string, unknown> => ({
  deviceEnrollmentConfigurationType: name,
  ...more,
})

const sorts: Readonly<Record<string, readonly (readonly [properties: Record<string, unknown>, said: string])[]>> = {
  deviceConfigurations: [
    [type('windowsKioskConfiguration'), 'configuration | Windows | Kiosk | XDUF'],
    [type('windowsUpdateForBusinessConfiguration'), 'updates | Windows | Update ring | XDUF'],
    [type('iosUpdateConfiguration'), 'updates | iOS/iPadOS | Update policy | XDU'],
    [type('macOSSoftwareUpdateConfiguration'), 'updates | macOS | Update policy | XDU'],
    [type('windowsWiredNetworkConfiguration'), 'configuration | Windows | Wired network | XDU'],
  ],
  configurationPolicies: [
    [family('none'), 'configuration | Windows | Settings catalog | XDUF'],
    [family('none', 'macOS'), 'configuration | macOS | Settings catalog | XDUF'],
    [family('none', 'linux'), 'configuration | Linux | Settings catalog | XDU'],
    [{}, 'configuration | Other | Settings catalog | XDUF'],
    [family('endpointSecurityAntivirus'), 'endpointSecurity | Windows | Antivirus | XDUF'],
    [
      family('endpointSecurityFirewall', 'windows10', 'mdm,microsoftSense'),
      'endpointSecurity | Windows | Firewall | XDUF',
    ],
    [family('endpointSecurityFirewall', 'windows10', 'microsoftSense'), 'endpointSecurity | Windows | Firewall | XDU'],
    [family('endpointSecurityDiskEncryption', 'macOS'), 'endpointSecurity | macOS | Disk encryption | XDUF'],
    [
      family('endpointSecurityEndpointPrivilegeManagement'),
      'endpointSecurity | Windows | Endpoint Privilege Management | XDUF',
    ],
    [family('endpointSecurityOfLater'), 'endpointSecurity | Windows | Endpoint security policy | XDUF'],
    [family('baseline'), 'endpointSecurity | Windows | Security baseline | XDU'],
    [family('deviceConfigurationScripts', 'linux'), 'scripts | Linux | Platform script | XDU'],
    [
      family('enrollmentConfiguration', 'windows10', 'enrollment'),
      'enrollment | Windows | Device preparation policy | u',
    ],
    [
      family('enrollmentConfiguration', 'iOS', 'enrollment'),
      'enrollment | iOS/iPadOS | Enrollment policy for Apple devices | only shown',
    ],
    [family('appQuietTime', 'iOS'), 'apps | iOS/iPadOS | Quiet time | '],
    [family('companyPortal'), 'configuration | Windows | Other policy | only shown'],
  ],
  groupPolicyConfigurations: [
    [{ policyConfigurationIngestionType: 'builtIn' }, 'configuration | Windows | Administrative template | XDUF'],
    [
      { policyConfigurationIngestionType: 'custom' },
      'configuration | Windows | Imported administrative template | XDUF',
    ],
  ],
  intents: [[{}, 'endpointSecurity | Windows | Security baseline (old) | XDU']],
  inventoryPolicies: [[{ platforms: 'windows10' }, 'configuration | Windows | Properties catalog | XDU']],
  hardwareConfigurations: [[{}, 'configuration | Windows | BIOS configuration | ']],
  embeddedSIMActivationCodePools: [[{}, 'configuration | - | eSIM cellular profile | ']],
  resourceAccessProfiles: [
    [type('windows10XTrustedRootCertificate'), 'configuration | Windows | Resource access profile | '],
  ],
  deviceCompliancePolicies: [
    [type('macOSCompliancePolicy'), 'compliance | macOS | Compliance policy | XDUF'],
    [type('windows10CompliancePolicy'), 'compliance | Windows | Compliance policy | XDUF'],
    [
      { ...type('windows10CompliancePolicy'), deviceCompliancePolicyScript: { deviceComplianceScriptId: 's' } },
      'compliance | Windows | Custom compliance policy | XDU',
    ],
  ],
  compliancePolicies: [[{ platforms: 'linux' }, 'compliance | Linux | Compliance policy (Linux) | XDU']],
  deviceComplianceScripts: [[{}, 'compliance | Windows | Compliance script | only shown']],
  deviceManagementScripts: [[{}, 'scripts | Windows | PowerShell script | XDU']],
  deviceShellScripts: [[{}, 'scripts | macOS | Shell script | XDU']],
  deviceCustomAttributeShellScripts: [[{}, 'scripts | macOS | Custom attribute | XDU']],
  deviceHealthScripts: [[{}, 'scripts | Windows | Remediation | XDUF']],
  windowsFeatureUpdateProfiles: [[{}, 'updates | Windows | Feature update | X']],
  windowsQualityUpdateProfiles: [[{}, 'updates | Windows | Expedited quality update | X']],
  windowsQualityUpdatePolicies: [[{}, 'updates | Windows | Quality update policy | X']],
  windowsDriverUpdateProfiles: [[{}, 'updates | Windows | Driver update | X']],
  deviceEnrollmentConfigurations: [
    [enrollment('limit'), 'enrollment | - | Device limit restriction | '],
    [enrollment('defaultLimit'), 'enrollment | - | Default device limit restriction | only shown'],
    [
      enrollment('singlePlatformRestriction', { platformType: 'windows' }),
      'enrollment | Windows | Device platform restriction | UF',
    ],
    [
      enrollment('singlePlatformRestriction', { platformType: 'androidForWork' }),
      'enrollment | Android | Device platform restriction | U',
    ],
    [enrollment('platformRestrictions'), 'enrollment | - | Device platform restriction | U'],
    [
      enrollment('windows10EnrollmentCompletionPageConfiguration'),
      'enrollment | Windows | Enrollment Status Page | DUF',
    ],
    [
      { id: 'a_DefaultWindows10EnrollmentCompletionPageConfiguration' },
      'enrollment | Windows | Default Enrollment Status Page | only shown',
    ],
    [enrollment('enrollmentNotificationsConfiguration'), 'enrollment | - | Enrollment notification | U'],
    [enrollment('deviceComanagementAuthorityConfiguration'), 'enrollment | Windows | Co-management settings | '],
    [enrollment('defaultWindowsHelloForBusiness'), 'enrollment | Windows | Windows Hello for Business | only shown'],
    [enrollment('windowsRestore'), 'enrollment | Windows | Windows Backup and Restore | only shown'],
    [enrollment('ofLater'), 'enrollment | - | Enrollment configuration | only shown'],
  ],
  windowsAutopilotDeploymentProfiles: [[{}, 'enrollment | Windows | Autopilot deployment profile | XD']],
  appleUserInitiatedEnrollmentProfiles: [[{ platform: 'iOS' }, 'enrollment | iOS/iPadOS | Apple enrollment type | U']],
  mobileApps: [
    [type('win32LobApp'), 'apps | Windows | Windows app (Win32) | XDUF'],
    [type('iosVppApp'), 'apps | iOS/iPadOS | iOS volume purchase program app | XDUF'],
    [type('macOsVppApp'), 'apps | macOS | macOS volume purchase program app | XDUF'],
    [type('managedAndroidLobApp'), 'apps | Android | Managed Android line-of-business app | XDUF'],
    [type('webApp'), 'apps | Other | Web link | XDU'],
    [type('macOSAppOfLater'), 'apps | macOS | App | XDUF'],
    [{}, 'apps | Other | App | XDUF'],
  ],
  mobileAppConfigurations: [
    [type('iosMobileAppConfiguration'), 'apps | iOS/iPadOS | App configuration policy (managed devices) | XDUF'],
    [
      { ...type('androidManagedStoreAppConfiguration'), appSupportsOemConfig: true },
      'configuration | Android | OEMConfig | XDUF',
    ],
  ],
  targetedManagedAppConfigurations: [[{}, 'apps | - | App configuration policy (managed apps) | Xua']],
  iosManagedAppProtections: [[{}, 'apps | iOS/iPadOS | App protection policy | Xua']],
  androidManagedAppProtections: [[{}, 'apps | Android | App protection policy | Xua']],
  windowsManagedAppProtections: [[{}, 'apps | Windows | App protection policy | Xua']],
  mdmWindowsInformationProtectionPolicies: [[{}, 'apps | Windows | Windows Information Protection | only shown']],
  windowsInformationProtectionPolicies: [[{}, 'apps | Windows | Windows Information Protection | only shown']],
  iosLobAppProvisioningConfigurations: [[{}, 'apps | iOS/iPadOS | iOS app provisioning profile | XU']],
  wdacSupplementalPolicies: [[{}, 'apps | Windows | S mode supplemental policy | ']],
  managedEBooks: [[type('iosVppEBook'), 'apps | iOS/iPadOS | eBook | ']],
  policySets: [[{}, 'tenant | - | Policy set | XDU']],
  intuneBrandingProfiles: [
    [{ isDefaultProfile: false }, 'tenant | - | Customization policy | X'],
    [{ isDefaultProfile: true }, 'tenant | - | Customization policy | only shown'],
  ],
  termsAndConditions: [[{}, 'tenant | - | Terms and conditions | U']],
  roleScopeTags: [
    [{ isBuiltIn: false }, 'tenant | - | Scope tag | '],
    [{ isBuiltIn: true }, 'tenant | - | Scope tag | only shown'],
  ],
  provisioningPolicies: [
    [{ provisioningType: 'dedicated' }, 'windows365 | Windows | Provisioning policy | '],
    [{ provisioningType: 'sharedByEntraGroup' }, 'windows365 | Windows | Provisioning policy (Frontline) | '],
  ],
  userSettings: [[{}, 'windows365 | Windows | User settings | ']],
}

describe('what a configuration is, and what can be assigned', () => {
  for (const [kindId, cases] of Object.entries(sorts)) {
    it(kindId, () => {
      for (const [properties, wanted] of cases) assert.equal(said(read(kindId, properties)), wanted)
    })
  }

  it('is the same object each time, so that rows of one sort are told by it', () => {
    for (const [kindId, cases] of Object.entries(sorts)) {
      for (const [properties] of cases) assert.equal(read(kindId, properties).sort, read(kindId, properties).sort)
    }
  })
})
