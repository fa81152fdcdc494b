import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'
import type { DeviceRecord } from '../model/tenantData.ts'
import { people, userIdOf } from './contosoPeople.ts'
import { groupIdOf } from './groupDraft.ts'

interface DeviceDraft {
  readonly name: string
  /** Last name of its user; left out: nobody's. */
  readonly user?: string
  readonly groups?: readonly string[]
  /** Last names of others who sign in to it. */
  readonly others?: readonly string[]
  /** Not in the directory. */
  readonly unregistered?: true
  readonly properties: Entity
}

const pc = (model: string, more: Entity = {}): Entity => ({
  operatingSystem: 'Windows',
  osVersion: '10.0.26100.2314',
  manufacturer: 'Dell Inc.',
  model,
  managedDeviceOwnerType: 'company',
  skuNumber: 4,
  processorArchitecture: 'x64',
  joinType: 'azureADJoined',
  deviceEnrollmentType: 'windowsAzureADJoin',
  ...more,
})

const drafts: readonly DeviceDraft[] = [
  {
    name: 'CONTOSO-PC-001',
    user: 'Hopper',
    groups: ['DYN-Devices-Windows-11', 'SG-Dev-Pilot-Ring'],
    properties: pc('Latitude 7450'),
  },
  { name: 'CONTOSO-PC-002', user: 'Lamarr', groups: ['DYN-Devices-Windows-11'], properties: pc('XPS 13') },
  {
    name: 'CONTOSO-PC-003',
    user: 'Kumar',
    groups: [],
    properties: pc('Surface Pro', { managedDeviceOwnerType: 'personal', joinType: 'azureADRegistered' }),
  },
  {
    name: 'CONTOSO-VM-001',
    user: 'Turing',
    groups: ['DYN-Devices-Windows-11'],
    properties: pc('Virtual Machine', { manufacturer: 'Microsoft Corporation' }),
  },
  // Its user gets what the group of its rooms is excluded from: the two sides don't meet.
  {
    name: 'ROOM-ATRIUM-1',
    user: 'Lamarr',
    groups: ['SG-Dev-Meeting-Rooms'],
    others: ['Turing', 'Johnson'],
    properties: pc('OptiPlex Micro'),
  },
  {
    name: 'KIOSK-LOBBY-1',
    groups: ['SG-Dev-Kiosk', 'DYN-Devices-Windows-11'],
    others: ['Rossi'],
    properties: pc('OptiPlex Micro'),
  },
  {
    name: 'CONTOSO-PC-OLD',
    user: 'Johnson',
    unregistered: true,
    properties: pc('Latitude E5470', { osVersion: '10.0.19045.5011' }),
  },
  // Two with one name, as happens after a device was set up again.
  { name: 'CONTOSO-PC-004', user: 'Silva', groups: ['DYN-Devices-Windows-11'], properties: pc('Latitude 7450') },
  {
    name: 'CONTOSO-PC-004',
    user: 'Silva',
    groups: [],
    properties: pc('Latitude 7450', { osVersion: '10.0.22631.4460' }),
  },
  {
    name: 'IPAD-FIELD-7',
    user: 'Schmidt',
    groups: ['DYN-Devices-iPad'],
    properties: {
      operatingSystem: 'iOS',
      osVersion: '18.1',
      manufacturer: 'Apple',
      model: 'iPad Air',
      managedDeviceOwnerType: 'company',
      jailBroken: 'False',
    },
  },
  {
    name: 'MAC-LAB-3',
    user: 'Turing',
    groups: ['SG-Dev-Mac-Lab'],
    properties: {
      operatingSystem: 'macOS',
      osVersion: '15.1 (24B83)',
      manufacturer: 'Apple',
      model: 'MacBook Pro M3',
      managedDeviceOwnerType: 'company',
      processorArchitecture: 'arM64',
    },
  },
  {
    name: 'SCANNER-0117',
    groups: ['SG-Dev-Warehouse-Scanners'],
    properties: {
      operatingSystem: 'Android',
      osVersion: '13',
      manufacturer: 'Zebra Technologies',
      model: 'TC58',
      managedDeviceOwnerType: 'company',
      deviceEnrollmentType: 'androidEnterpriseDedicatedDevice',
    },
  },
]

export const devices: readonly DeviceRecord[] = drafts.map((draft, index) => {
  const { name, user, groups = [], others = [], unregistered, properties } = draft
  const key = `${name} ${index}`
  const deviceId = unregistered ? '00000000-0000-0000-0000-000000000000' : guid('entra device', key)
  const owner = people.find(({ entity }) => user !== undefined && entity['id'] === userIdOf(user))?.entity
  const managed = {
    id: guid('managed device', key),
    deviceName: name,
    azureADDeviceId: deviceId,
    userId: owner?.['id'] ?? '',
    userPrincipalName: owner?.['userPrincipalName'] ?? '',
    userDisplayName: owner?.['displayName'] ?? '',
    enrollmentProfileName: '',
    deviceCategoryDisplayName: 'Unknown',
    lastSyncDateTime: new Date(Date.UTC(2026, 10, 20 - index, 7, 30)).toISOString(),
    usersLoggedOn: [...(user === undefined ? [] : [user]), ...others].map((last, day) => ({
      userId: userIdOf(last),
      lastLogOnDateTime: new Date(Date.UTC(2026, 10, 19 - index - day, 8, 5)).toISOString(),
    })),
    ...properties,
  }
  if (unregistered) return { managed }
  const entity = { id: guid('entra object', key), deviceId, displayName: name, accountEnabled: true }
  return { managed, entra: { entity, groups: groups.map(groupIdOf) } }
})
