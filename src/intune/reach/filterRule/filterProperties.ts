import type { Operator } from './ruleTree.ts'
import { skuNames } from './skuNames.ts'

/** What a rule can compare; memdocs, filters/ref-device-properties.md (2026-02-24), the Windows part also as observed. */
export interface FilterProperty {
  /** In the documentation's spelling; rules may use any case. */
  readonly name: string
  readonly operators: readonly Operator[]
  readonly version?: true
  /** `devicePlatformType`s that have it; absent: all. */
  readonly platforms?: readonly string[]
  /** What devices can hold, where that is a closed set; any other value can be saved and matches nothing. */
  readonly values?: (platform: string) => readonly string[] | undefined
}

const text: readonly Operator[] = ['eq', 'ne', 'in', 'notIn', 'startsWith', 'contains', 'notContains']
const choice: readonly Operator[] = ['eq', 'ne', 'in', 'notIn']
const same: readonly Operator[] = ['eq', 'ne']
const compare: readonly Operator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']

const windows = 'windows10AndLater'
const androidEnterprise = ['androidForWork', 'androidWorkProfile', 'androidAOSP']
const anyAndroid = ['android', ...androidEnterprise]
const appPlatform = /MobileApplicationManagement$/

const truth = (): readonly string[] => ['True', 'False', 'Unknown']
const enterpriseTypes = [
  'Corporate-owned fully managed',
  'Corporate-owned with work profile',
  'Personally-owned work profile',
  'Corporate-owned dedicated devices with Entra ID Shared mode',
  'Corporate-owned dedicated devices without Entra ID Shared mode',
  'AOSP user-associated devices',
  'AOSP userless devices',
]

const ofDevices: readonly FilterProperty[] = [
  { name: 'deviceName', operators: text },
  { name: 'manufacturer', operators: text },
  { name: 'model', operators: text },
  { name: 'deviceCategory', operators: text },
  { name: 'enrollmentProfileName', operators: text, platforms: [...androidEnterprise, 'iOS', windows] },
  { name: 'osVersion', operators: text },
  { name: 'operatingSystemVersion', operators: compare, version: true },
  { name: 'operatingSystemSKU', operators: text, platforms: [windows], values: () => [...skuNames.values()] },
  {
    name: 'cpuArchitecture',
    operators: choice,
    platforms: [windows, 'macOS'],
    values: (platform) => (platform === 'macOS' ? ['x64', 'arm64', 'unknown'] : ['amd64', 'x86', 'arm64', 'unknown']),
  },
  {
    name: 'deviceTrustType',
    operators: choice,
    platforms: [windows],
    values: () => ['Azure AD joined', 'Azure AD registered', 'Hybrid Azure AD joined', 'Unknown'],
  },
  { name: 'deviceOwnership', operators: same, values: () => ['Personal', 'Corporate', 'Unknown'] },
  { name: 'isRooted', operators: same, platforms: [...anyAndroid, 'iOS'], values: truth },
  { name: 'deviceManagementType', operators: same, platforms: androidEnterprise, values: () => enterpriseTypes },
  // Undocumented; observed.
  { name: 'isTpmAttested', operators: same, platforms: [windows], values: () => ['True', 'False'] },
]

const ofApps: readonly FilterProperty[] = [
  { name: 'appVersion', operators: text },
  { name: 'deviceManufacturer', operators: text },
  { name: 'deviceModel', operators: text },
  { name: 'osVersion', operators: text },
  { name: 'operatingSystemVersion', operators: compare, version: true },
  {
    name: 'deviceManagementType',
    operators: same,
    platforms: ['iOSMobileApplicationManagement', 'androidMobileApplicationManagement'],
  },
]

/** What a rule for this `devicePlatformType` compares. */
export function entityOf(platform: string): 'device' | 'app' {
  return appPlatform.test(platform) ? 'app' : 'device'
}

/** The property of that name in any case, whatever the platform. */
export function filterProperty(entity: 'device' | 'app', name: string): FilterProperty | undefined {
  const wanted = name.toLowerCase()
  return (entity === 'app' ? ofApps : ofDevices).find((property) => property.name.toLowerCase() === wanted)
}

/** Of a platform that Graph adds later nothing is claimed. */
export function hasProperty(platform: string, { platforms }: FilterProperty): boolean {
  return platforms === undefined || platforms.includes(platform) || !knownPlatforms.has(platform)
}

const knownPlatforms: ReadonlySet<string> = new Set([
  ...anyAndroid,
  'iOS',
  'macOS',
  windows,
  'windows81AndLater',
  'iOSMobileApplicationManagement',
  'androidMobileApplicationManagement',
  'windowsMobileApplicationManagement',
])
