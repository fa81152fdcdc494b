import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import type { ConfigurationDraft } from './configurationDraft.ts'

export const android: readonly ConfigurationDraft[] = [
  {
    type: 'androidWorkProfileGeneralDeviceConfiguration',
    name: 'Android work profile - Standard',
    version: 4,
    to: [allUsers()],
  },
  {
    type: 'androidWorkProfileVpnConfiguration',
    name: 'Android work profile VPN',
    certificate: 'Android work profile SCEP',
    to: [include('SG-VPN-Users')],
  },
  {
    type: 'androidWorkProfileScepCertificateProfile',
    name: 'Android work profile SCEP',
    to: [include('SG-VPN-Users')],
  },
  {
    type: 'androidWorkProfileGmailEasConfiguration',
    name: 'Android work profile mail',
    certificate: 'Android work profile SCEP',
    to: [include('SG-All-Employees'), exclude('SG-Retail-Staff')],
  },
  {
    type: 'androidWorkProfileEnterpriseWiFiConfiguration',
    name: 'Android work profile Wi-Fi',
    to: [include('Marketing')],
  },
  {
    type: 'androidDeviceOwnerGeneralDeviceConfiguration',
    name: 'Android scanners - kiosk mode',
    version: 12,
    tags: ['2'],
    to: [include('SG-Dev-Warehouse-Scanners', { only: 'Zebra scanners' })],
  },
  {
    type: 'androidDeviceOwnerVpnConfiguration',
    name: 'Android device owner VPN',
    certificate: 'Android device owner PKCS',
    to: [include('SG-Dev-Warehouse-Scanners')],
  },
  {
    type: 'androidDeviceOwnerPkcsCertificateProfile',
    name: 'Android device owner PKCS',
    to: [include('SG-Dev-Warehouse-Scanners')],
  },
  {
    type: 'androidOmaCpConfiguration',
    name: 'Zebra MX - barcode settings',
    version: 2,
    to: [include('SG-Dev-Warehouse-Scanners')],
  },
  {
    type: 'aospDeviceOwnerDeviceConfiguration',
    name: 'Meeting room panels',
    to: [include('SG-Dev-Meeting-Rooms', { only: 'Meeting room panels' })],
  },
  {
    type: 'androidGeneralDeviceConfiguration',
    name: 'Android legacy (device administrator)',
    version: 21,
    to: [allDevices()],
  },
  { type: 'androidEasEmailProfileConfiguration', name: 'Android legacy mail', description: 'No certificate yet' },
]
