import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import type { ConfigurationDraft } from './configurationDraft.ts'

export const apple: readonly ConfigurationDraft[] = [
  {
    type: 'iosGeneralDeviceConfiguration',
    name: 'iOS restrictions - Corporate',
    version: 11,
    to: [allUsers({ except: 'Personal iPhones' }), exclude('SG-Break-Glass')],
  },
  {
    type: 'iosGeneralDeviceConfiguration',
    name: 'iPad restrictions - Retail',
    tags: ['2'],
    to: [include('DYN-Devices-iPad', { only: 'Supervised iPads' })],
  },
  { type: 'iosDeviceFeaturesConfiguration', name: 'iPad home screen', version: 5, to: [include('DYN-Devices-iPad')] },
  {
    type: 'iosUpdateConfiguration',
    name: 'iOS updates at night',
    to: [include('DYN-Devices-iPad'), exclude('SG-Dev-Meeting-Rooms')],
  },
  {
    type: 'iosCustomConfiguration',
    name: 'iOS مكتب دبي <preview>',
    description: 'مرحبا · right to left',
    to: [include('SG-Engineering')],
  },
  {
    type: 'iosVpnConfiguration',
    name: 'iOS per-app VPN',
    version: 2,
    certificate: 'iOS SCEP user certificate',
    to: [include('SG-Sales'), include('SG-Engineering')],
  },
  {
    type: 'iosEasEmailProfileConfiguration',
    name: 'iOS Exchange mail',
    version: 3,
    certificate: 'iOS SCEP user certificate',
    to: [allUsers()],
  },
  {
    type: 'iosScepCertificateProfile',
    name: 'iOS SCEP user certificate',
    version: 2,
    to: [include('SG-Sales'), include('SG-Engineering')],
  },
  { type: 'iosTrustedRootCertificate', name: 'iOS Contoso Root CA', to: [allUsers()] },
  { type: 'iosEnterpriseWiFiConfiguration', name: 'iOS Wi-Fi Corp', to: [include('SG-All-Employees')] },
  { type: 'iosWiFiConfiguration', name: 'iOS Wi-Fi Guest' },
  {
    type: 'macOSGeneralDeviceConfiguration',
    name: 'macOS restrictions',
    version: 7,
    to: [include('SG-Engineering'), exclude('SG-Dev-Mac-Lab')],
  },
  {
    type: 'macOSEndpointProtectionConfiguration',
    name: 'FileVault',
    version: 2,
    to: [allDevices({ only: 'Apple silicon' })],
  },
  { type: 'macOSDeviceFeaturesConfiguration', name: 'macOS login window', to: [include('SG-Dev-Mac-Lab')] },
  {
    type: 'macOSSoftwareUpdateConfiguration',
    name: 'macOS updates - deferred',
    to: [include('SG-All-Employees'), exclude('SG-Intune-Pilot')],
  },
  {
    type: 'macOSCustomConfiguration',
    name: "macOS Gatekeeper: developers' exception",
    to: [include('SG-Engineering')],
  },
  {
    type: 'macOSVpnConfiguration',
    name: 'macOS VPN',
    certificate: 'macOS PKCS certificate',
    to: [include('SG-VPN-Users')],
  },
  { type: 'macOSPkcsCertificateProfile', name: 'macOS PKCS certificate', to: [include('SG-Engineering')] },
  {
    type: 'macOSEnterpriseWiFiConfiguration',
    name: 'macOS Wi-Fi Corp',
    to: [include('SG-Engineering'), include('Marketing')],
  },
]
