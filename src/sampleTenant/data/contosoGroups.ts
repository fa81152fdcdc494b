import type { GroupDraft } from './groupDraft.ts'

/** Some that are nested, empty, dynamic, large, and two of one name. */
export const groups: readonly GroupDraft[] = [
  { name: 'SG-Intune-Pilot', description: 'First to get what is new', users: 212 },
  { name: 'SG-Intune-Exec', description: 'Executive board and assistants', users: 14 },
  { name: 'SG-Sales', description: 'Sales, all regions', nested: ['SG-Sales-EMEA', 'SG-Sales-Americas'], users: 6 },
  { name: 'SG-Sales-EMEA', users: 418 },
  { name: 'SG-Sales-Americas', users: 377 },
  { name: 'SG-Engineering', description: 'Engineering', users: 1_264 },
  { name: 'SG-Finance', description: 'Finance and controlling', users: 96 },
  { name: 'SG-HR', description: 'Human resources', users: 41 },
  { name: 'SG-All-Employees', description: 'Everybody on the payroll', users: 5_830 },
  { name: 'SG-External', description: 'Contractors and partners', users: 342 },
  { name: 'SG-VPN-Users', description: 'May reach the office network from outside', users: 2_105 },
  { name: 'SG-Retail-Staff', description: 'Shop floor', users: 1_890 },
  { name: 'SG-Break-Glass', description: 'Emergency accounts; never target these', users: 2 },
  { name: 'SG-Retired-Project', description: 'Project Falcon, ended in 2024' },
  { name: 'Helpdesk', key: 'Helpdesk Berlin', description: 'First line, Berlin', users: 23 },
  { name: 'Helpdesk', key: 'Helpdesk Lisbon', description: 'First line, Lisbon', users: 31 },
  { name: 'SG-Dev-Kiosk', description: 'Kiosk devices in lobbies', devices: 37 },
  { name: 'SG-Dev-Meeting-Rooms', description: 'Meeting room panels', devices: 118 },
  { name: 'SG-Dev-Shared-PCs', description: 'Shared computers in the plants', devices: 260 },
  { name: 'SG-Dev-Pilot-Ring', description: 'Devices of the pilot ring', devices: 180 },
  { name: 'SG-Dev-Warehouse-Scanners', description: 'Rugged Android scanners', devices: 640 },
  { name: 'SG-Dev-Mac-Lab', description: 'Test Macs', devices: 12 },
  {
    name: 'DYN-Users-Germany',
    description: 'Everybody in Germany',
    users: 1_530,
    rule: '(user.country -eq "Germany") and (user.accountEnabled -eq true)',
  },
  {
    name: 'DYN-Users-Licensed',
    users: 5_512,
    rule: 'user.assignedPlans -any (assignedPlan.servicePlanId -eq "c1ec4a95-1f05-45b3-a911-aa3fa01094f5")',
  },
  {
    name: 'DYN-Devices-Windows-11',
    description: 'Windows 11, company owned',
    devices: 4_276,
    rule: '(device.deviceOSVersion -startsWith "10.0.22") and (device.deviceOwnership -eq "Company")',
  },
  { name: 'DYN-Devices-iPad', devices: 890, rule: '(device.deviceOSType -eq "iPad")' },
  {
    name: 'DYN-Devices-Autopilot',
    description: 'All Autopilot devices',
    devices: 3_940,
    rule: '(device.devicePhysicalIDs -any (_ -startsWith "[ZTDid]"))',
  },
  { name: "O'Hara's Team", description: 'Field service', users: 9 },
  { name: 'Marketing', description: 'Team Marketing', users: 134, microsoft365: true },
  { name: 'Büro München', description: 'Standort "Süd"', users: 88, microsoft365: true },
]

/** Still assigned, and to be found in the directory's deleted items. */
export const deletedGroups: readonly GroupDraft[] = [
  { name: 'SG-Old-Branch-Offices', description: 'Closed in 2025', users: 61 },
]

/** Still assigned, and nowhere to be found. */
export const missingGroup = 'purged long ago'
