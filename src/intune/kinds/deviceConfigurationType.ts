import type { Platform } from './kind.ts'

/** What a type of configuration is to a person, and which filters fit it. */
export interface ConfigurationType {
  readonly platform: Platform
  /** The Intune admin center's words, such as `Update ring`. */
  readonly label: string
  /** The `devicePlatformType`s of filters that fit; empty where that is not known. */
  readonly devicePlatforms: readonly string[]
}

/** `type` is the last part of `@odata.type`. A type that is not in the table is described from its name. */
export function configurationType(type: string): ConfigurationType {
  const [, platform, devicePlatforms] = platforms.find(([start]) => start.test(type)) ?? other
  return { platform, devicePlatforms, label: labelOf(type) }
}

/**
 * Whether a configuration of this type refers to a certificate profile by `identityCertificate`
 * (beta CSDL: the twelve types that declare it, and the types derived from those).
 */
export function hasIdentityCertificate(type: string): boolean {
  return withIdentityCertificate.has(type)
}

const withIdentityCertificate: ReadonlySet<string> = new Set([
  'androidDeviceOwnerVpnConfiguration',
  'androidEasEmailProfileConfiguration',
  'androidForWorkEasEmailProfileBase',
  'androidForWorkGmailEasConfiguration',
  'androidForWorkNineWorkEasConfiguration',
  'androidForWorkVpnConfiguration',
  'androidVpnConfiguration',
  'androidWorkProfileEasEmailProfileBase',
  'androidWorkProfileGmailEasConfiguration',
  'androidWorkProfileNineWorkEasConfiguration',
  'androidWorkProfileVpnConfiguration',
  'iosEasEmailProfileConfiguration',
  'iosVpnConfiguration',
  'iosikEv2VpnConfiguration',
  'macOSVpnConfiguration',
  'windows10VpnConfiguration',
  'windowsPhone81VpnConfiguration',
])

type PlatformRule = readonly [start: RegExp, platform: Platform, devicePlatforms: readonly string[]]

/**
 * The first match counts. Windows 8.1 certificate profiles are what Windows 10 and 11 get too; Android Enterprise
 * filters are `androidForWork` whatever the kind of enrolment.
 */
const platforms: readonly PlatformRule[] = [
  [/^windowsPhone/, 'Windows', ['windowsPhone81']],
  [/^windows81/, 'Windows', ['windows81AndLater', 'windows10AndLater']],
  [/^(windows|editionUpgrade|sharedPC)/, 'Windows', ['windows10AndLater']],
  [/^(ios|iPad)/, 'iOS/iPadOS', ['iOS']],
  [/^macOS/, 'macOS', ['macOS']],
  [/^android(DeviceOwner|ForWork|WorkProfile)/, 'Android', ['androidForWork', 'androidWorkProfile']],
  [/^android/, 'Android', ['android']],
  [/^aosp/, 'Android', ['androidAOSP']],
]
const other: PlatformRule = [/^/, 'Other', []]

function labelOf(type: string): string {
  return labels.get(type) ?? endings.find(([end]) => end.test(type))?.[1] ?? humanised(type)
}

/** The same thing has the same words on every platform. */
const endings: readonly (readonly [end: RegExp, label: string])[] = [
  [/CustomConfiguration$/, 'Custom'],
  [/DerivedCredentialAuthenticationConfiguration$/, 'Derived credential'],
  [/DeviceFeaturesConfiguration(Base)?$/, 'Device features'],
  [/(Eas\w*|EASEmail\w*)Configuration(Base)?$|EasEmailProfileBase$/i, 'Email'],
  [/EndpointProtectionConfiguration$/, 'Endpoint protection'],
  [/ExpeditedCheckinConfiguration(Base)?$/, 'Expedited check-in'],
  [/General(Device)?Configuration$/, 'Device restrictions'],
  [/(ImportedPFX|PFXImport)CertificateProfile$/, 'PKCS imported certificate'],
  [/PkcsCertificateProfile$/, 'PKCS certificate'],
  [/ScepCertificateProfile$/i, 'SCEP certificate'],
  [/TrustedRootCertificate$/, 'Trusted certificate'],
  [/CertificateProfile(Base)?$/, 'Certificate'],
  [/VpnConfiguration$/i, 'VPN'],
  [/Wi-?Fi(EnterpriseEAP)?Configuration$/i, 'Wi-Fi'],
  [/WiredNetworkConfiguration$/, 'Wired network'],
]

const labels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    androidOmaCpConfiguration: 'MX profile (Zebra only)',
    aospDeviceOwnerDeviceConfiguration: 'Device restrictions',
    editionUpgradeConfiguration: 'Edition upgrade and mode switch',
    iosEduDeviceConfiguration: 'Education',
    iosEducationDeviceConfiguration: 'Education',
    iosUpdateConfiguration: 'Update policy',
    macOSCustomAppConfiguration: 'Preference file',
    macOSExtensionsConfiguration: 'Extensions',
    macOSSoftwareUpdateConfiguration: 'Update policy',
    sharedPCConfiguration: 'Shared multi-user device',
    unsupportedDeviceConfiguration: 'Unsupported',
    windows10DeviceFirmwareConfigurationInterface: 'Device Firmware Configuration Interface',
    windows10EnterpriseModernAppManagementConfiguration: 'Modern app management',
    windows10NetworkBoundaryConfiguration: 'Network boundary',
    windows10SecureAssessmentConfiguration: 'Secure assessment (Education)',
    windows10TeamGeneralConfiguration: 'Device restrictions (Windows 10 Team)',
    windows81WifiImportConfiguration: 'Wi-Fi import',
    windowsDefenderAdvancedThreatProtectionConfiguration: 'Microsoft Defender for Endpoint',
    windowsDeliveryOptimizationConfiguration: 'Delivery Optimization',
    windowsDomainJoinConfiguration: 'Domain join',
    windowsHealthMonitoringConfiguration: 'Windows health monitoring',
    windowsIdentityProtectionConfiguration: 'Identity protection',
    windowsKioskConfiguration: 'Kiosk',
    windowsUpdateForBusinessConfiguration: 'Update ring',
    windowsZtdnsConfiguration: 'Zero Trust DNS',
  }),
)

/** `windows10FooBarConfiguration` → `Foo bar`. */
function humanised(type: string): string {
  const words = type
    .replace(
      /^(windowsPhone81|windows\d*|ios|macOS|android(DeviceOwner|ForWork|WorkProfile)?|aosp(DeviceOwner)?)(?=[A-Z])/,
      '',
    )
    .replace(/(?<=.)(Device)?Configuration(Base)?$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word, index) => (index > 0 && /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ')
  return words === '' ? 'Configuration' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** The words that types are shown by, save those that are made of the type's name. */
export const configurationLabels: readonly string[] = [
  ...new Set([...labels.values(), ...endings.map(([, label]) => label)]),
]
