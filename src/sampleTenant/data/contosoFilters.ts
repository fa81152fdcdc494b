import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'

type Draft = readonly [name: string, platform: string, rule: string, description?: string]

const drafts: readonly Draft[] = [
  ['Corporate owned', 'windows10AndLater', '(device.deviceOwnership -eq "Corporate")', 'Company Windows devices'],
  ['Windows 11 23H2 and later', 'windows10AndLater', '(device.osVersion -startsWith "10.0.22631")'],
  ['Virtual machines', 'windows10AndLater', '(device.model -startsWith "Virtual Machine")', 'Hyper-V and Cloud PCs'],
  ['Supervised iPads', 'iOS', '(device.model -startsWith "iPad") and (device.isSupervised -eq true)'],
  ['Personal iPhones', 'iOS', '(device.deviceOwnership -eq "Personal")'],
  ['Apple silicon', 'macOS', '(device.model -contains "M")'],
  ['Zebra scanners', 'androidForWork', '(device.manufacturer -eq "Zebra Technologies")'],
  ['Meeting room panels', 'androidAOSP', '(device.model -eq "Room Panel")'],
]

export function filterIdOf(name: string): string {
  return guid('filter', name)
}

/** For apps that manage themselves. */
const appDrafts: readonly Draft[] = [
  ['Old Outlook', 'iOSMobileApplicationManagement', '(app.appVersion -startsWith "4.")', 'Outlook before version 5'],
  ['Rugged phones', 'androidMobileApplicationManagement', '(app.deviceManufacturer -eq "Zebra Technologies")'],
  ['Edge on Windows 11', 'windowsMobileApplicationManagement', '(app.osVersion -startsWith "10.0.2")'],
]

const filterOf = ([displayName, platform, rule, description = '']: Draft, management: string): Entity => ({
  id: filterIdOf(displayName),
  displayName,
  description,
  platform,
  rule,
  roleScopeTags: ['0'],
  payloads: [],
  assignmentFilterManagementType: management,
  createdDateTime: '2024-02-06T10:31:07.4410922Z',
  lastModifiedDateTime: '2025-11-19T15:02:55.9183301Z',
})

export const filters: readonly Entity[] = [
  ...drafts.map((draft) => filterOf(draft, 'devices')),
  ...appDrafts.map((draft) => filterOf(draft, 'apps')),
]

const scopeTag = (id: string, displayName: string, description: string): Entity => ({
  id,
  displayName,
  description,
  isBuiltIn: id === '0',
})

export const scopeTags: readonly Entity[] = [
  scopeTag('0', 'Default', 'Default scope tag'),
  scopeTag('1', 'Europe', 'Administrators in Europe'),
  scopeTag('2', 'Retail', 'Administrators of the shops'),
]
