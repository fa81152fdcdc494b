import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import type { Collection } from './collection.ts'
import { apps, configuration, windowsApps } from './permissions.ts'
import { by, everything, groupsAndExclusions, groupsOnly, plain, withoutFilters } from './plain.ts'

const here = { ...plain, ...apps, above: 'deviceAppManagement' } as const
/** Groups and exclusions alone; everyone is a group with an id of its own. What was just excluded is missing for a while. */
const managed = {
  ...here,
  write: by('assignments', 204),
  fields: ['source', 'sourceId'],
  takes: { ...groupsAndExclusions, filters: true },
  lags: true,
} as const

export const appCollections: readonly Collection[] = [
  {
    ...here,
    id: 'mobileApps',
    write: by('mobileAppAssignments', 204),
    fields: ['intent', 'settings', 'source', 'sourceId'],
    refuses: refusedApps,
  },
  {
    ...here,
    id: 'mobileAppConfigurations',
    write: {
      by: 'action',
      action: 'assign',
      parameter: 'assignments',
      status: 204,
      cast: 'managedDeviceMobileAppConfiguration',
    },
  },
  { ...managed, id: 'targetedManagedAppConfigurations' },
  { ...managed, id: 'iosManagedAppProtections' },
  { ...managed, id: 'androidManagedAppProtections' },
  { ...managed, ...windowsApps, id: 'windowsManagedAppProtections' },
  { ...managed, id: 'mdmWindowsInformationProtectionPolicies' },
  { ...managed, id: 'windowsInformationProtectionPolicies' },
  {
    ...here,
    id: 'iosLobAppProvisioningConfigurations',
    listExpand: 'refused',
    write: by('iOSLobAppProvisioningConfigAssignments', 204),
    takes: { ...withoutFilters, allDevices: false },
  },
  {
    ...here,
    id: 'wdacSupplementalPolicies',
    listExpand: 'refused',
    write: by('wdacPolicyAssignments', 204),
    takes: groupsOnly,
  },
  {
    ...here,
    id: 'managedEBooks',
    tags: undefined,
    listExpand: 'refused',
    write: by('managedEBookAssignments', 204),
    fields: ['installIntent'],
    takes: groupsOnly,
  },
  {
    ...here,
    ...configuration,
    id: 'policySets',
    tags: 'roleScopeTags',
    listExpand: 'refused',
    assignmentsRoute: false,
    write: { by: 'action', action: 'update', parameter: 'assignments', status: 204 },
    takes: { ...everything, filters: false },
  },
]

/** A group is included with one intent only, and nothing can be made available to all devices. */
function refusedApps(set: readonly Entity[]): string | undefined {
  const included = new Set<string>()
  for (const { target, intent } of set) {
    if (!isEntity(target)) continue
    const available = intent === 'available' || intent === 'availableWithoutEnrollment'
    if (available && typeOf(target) === 'allDevicesAssignmentTarget')
      return 'An app can not be available to all devices.'
    if (typeOf(target) !== 'groupAssignmentTarget') continue
    const group = textOf(target, 'groupId')
    if (included.has(group)) return 'A group can be included with one intent only.'
    included.add(group)
  }
  return undefined
}
