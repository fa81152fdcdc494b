import { type Json, textOf } from '../../../base/json.ts'
import { skuNames } from './skuNames.ts'

/** By property in lower case: what a device holds, null where it holds none. What is not in it is not known. */
export type FilterValues = ReadonlyMap<string, string | null>

/**
 * What filters compare, from a managed device of Graph's beta (`processorArchitecture`, `joinType`, `skuNumber` and
 * `deviceEnrollmentType` exist only there). Only what was read is known; `isTpmAttested` is on no device.
 */
export function filterValuesOf(device: Json): FilterValues {
  const values = new Map<string, string | null>()
  const put = (name: string, value: string | null | undefined): void => {
    if (value !== undefined) values.set(name.toLowerCase(), value)
  }
  for (const name of ['deviceName', 'manufacturer', 'model', 'osVersion', 'enrollmentProfileName']) {
    put(name, plain(device, name))
  }
  put('operatingSystemVersion', plain(device, 'osVersion'))
  put('operatingSystemSKU', skuNames.get(Number(device['skuNumber'])))
  put('cpuArchitecture', architecture(device))
  put('deviceTrustType', trustTypes.get(lower(device, 'joinType')))
  put('deviceOwnership', owners.get(lower(device, 'managedDeviceOwnerType')))
  put('deviceCategory', category(device))
  put('isRooted', textOf(device, 'jailBroken'))
  put('deviceManagementType', managementTypes.get(lower(device, 'deviceEnrollmentType')))
  return values
}

function plain(device: Json, name: string): string | null | undefined {
  const value = device[name]
  if (value === undefined) return undefined
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function lower(device: Json, name: string): string {
  return textOf(device, name)?.toLowerCase() ?? ''
}

/** Graph writes "Unknown" where a device has no category; filters see no value there. */
function category(device: Json): string | null | undefined {
  const value = plain(device, 'deviceCategoryDisplayName')
  return value === 'Unknown' ? null : value
}

/** Filters call Graph's `x64` amd64 on Windows and x64 on macOS. */
function architecture(device: Json): string | undefined {
  const system = lower(device, 'operatingSystem')
  const windows = system.startsWith('windows')
  if (!windows && !system.startsWith('mac')) return undefined
  switch (lower(device, 'processorArchitecture')) {
    case 'x64':
      return windows ? 'amd64' : 'x64'
    case 'arm64':
      return 'arm64'
    case 'x86':
      return windows ? 'x86' : undefined
    case 'unknown':
      return 'unknown'
    default:
      return undefined
  }
}

const trustTypes: ReadonlyMap<string, string> = new Map([
  ['azureadjoined', 'Azure AD joined'],
  ['azureadregistered', 'Azure AD registered'],
  ['hybridazureadjoined', 'Hybrid Azure AD joined'],
  ['unknown', 'Unknown'],
])

const owners: ReadonlyMap<string, string> = new Map([
  ['company', 'Corporate'],
  ['personal', 'Personal'],
  ['unknown', 'Unknown'],
])

/** A dedicated device does not say whether it is in shared mode, so it is not here. */
const managementTypes: ReadonlyMap<string, string> = new Map([
  ['androidenterprisefullymanaged', 'Corporate-owned fully managed'],
  ['androidenterprisecorporateworkprofile', 'Corporate-owned with work profile'],
  ['androidaospuserowneddeviceenrollment', 'AOSP user-associated devices'],
  ['androidaospuserlessdeviceenrollment', 'AOSP userless devices'],
])
