import { guid } from '../model/guid.ts'
import { allDevices, allUsers, exclude, include } from './assignmentDraft.ts'
import { scopeTags } from './contosoFilters.ts'
import { groupIdOf } from './groupDraft.ts'
import type { KindDraft, KindDrafts } from './kindDraft.ts'

function enrollmentOf(name: string, type: string, kind: string, more: Partial<KindDraft> = {}): KindDraft {
  return {
    name,
    type,
    id: `${guid('enrollment', name)}_${kind}`,
    ...more,
    properties: {
      priority: more.locked ? 0 : 1,
      deviceEnrollmentConfigurationType: kind.charAt(0).toLowerCase() + kind.slice(1),
    },
  }
}

const cloudPc = (group: string, more: Readonly<Record<string, unknown>> = {}) => ({
  target: { '@odata.type': 'cloudPcManagementGroupAssignmentTarget', groupId: groupIdOf(group), ...more },
})

export const enrollment: KindDrafts = {
  deviceEnrollmentConfigurations: [
    enrollmentOf('Five devices for developers', 'deviceEnrollmentLimitConfiguration', 'Limit', {
      to: [include('SG-Engineering')],
    }),
    enrollmentOf(
      'No personal Windows',
      'deviceEnrollmentPlatformRestrictionConfiguration',
      'SinglePlatformRestriction',
      { to: [include('SG-All-Employees')] },
    ),
    enrollmentOf(
      'Enrollment Status Page - office',
      'windows10EnrollmentCompletionPageConfiguration',
      'Windows10EnrollmentCompletionPageConfiguration',
      { to: [allDevices()] },
    ),
    enrollmentOf(
      'Enrollment Status Page - plants',
      'windows10EnrollmentCompletionPageConfiguration',
      'Windows10EnrollmentCompletionPageConfiguration',
      { to: [include('SG-Dev-Shared-PCs')] },
    ),
    enrollmentOf('Welcome mail', 'deviceEnrollmentNotificationConfiguration', 'EnrollmentNotificationsConfiguration', {
      to: [allUsers()],
    }),
    enrollmentOf(
      'Co-management',
      'deviceComanagementAuthorityConfiguration',
      'DeviceComanagementAuthorityConfiguration',
      { to: [include('SG-Intune-Pilot')] },
    ),
    enrollmentOf('All users and all devices', 'deviceEnrollmentLimitConfiguration', 'DefaultLimit', { locked: true }),
    enrollmentOf(
      'All users and all devices',
      'deviceEnrollmentPlatformRestrictionsConfiguration',
      'DefaultPlatformRestrictions',
      { locked: true },
    ),
    enrollmentOf(
      'All users and all devices',
      'windows10EnrollmentCompletionPageConfiguration',
      'DefaultWindows10EnrollmentCompletionPageConfiguration',
      { locked: true },
    ),
  ],
  windowsAutopilotDeploymentProfiles: [
    {
      name: 'Autopilot - user-driven',
      type: 'azureADWindowsAutopilotDeploymentProfile',
      properties: { deviceType: 'windowsPc' },
      to: [include('DYN-Devices-Windows-11'), exclude('SG-Dev-Kiosk')],
    },
    {
      name: 'Autopilot - kiosks (self-deploying)',
      type: 'azureADWindowsAutopilotDeploymentProfile',
      properties: { deviceType: 'windowsPc' },
      to: [include('SG-Dev-Kiosk')],
    },
    {
      name: 'Autopilot - HoloLens',
      type: 'azureADWindowsAutopilotDeploymentProfile',
      properties: { deviceType: 'holoLens' },
    },
  ],
  appleUserInitiatedEnrollmentProfiles: [
    {
      name: 'Account-driven user enrollment',
      properties: { platform: 'iOS', priority: 1, defaultEnrollmentType: 'user' },
      to: [include('SG-Sales')],
    },
  ],
  termsAndConditions: [
    { name: 'Terms of use', properties: { version: 3, title: 'Terms of use' }, to: [allUsers()] },
    { name: 'Terms for contractors', properties: { version: 1, title: 'Terms' }, to: [include('SG-External')] },
  ],
  intuneBrandingProfiles: [
    { name: 'Default Branding Profile', properties: { isDefaultProfile: true, displayName: 'Contoso' }, locked: true },
    {
      name: 'Retail branding',
      properties: { isDefaultProfile: false, displayName: 'Contoso Shops' },
      to: [include('SG-Retail-Staff')],
    },
  ],
  roleScopeTags: scopeTags.map((tag) => ({
    name: String(tag['displayName']),
    id: String(tag['id']),
    properties: tag,
    ...(tag['isBuiltIn'] === true ? { locked: true as const } : {}),
    to: tag['displayName'] === 'Retail' ? [include('SG-Dev-Warehouse-Scanners')] : [],
  })),
  provisioningPolicies: [
    {
      name: 'Cloud PC - developers',
      properties: { provisioningType: 'dedicated', managedBy: 'windows365' },
      to: [cloudPc('SG-Engineering')],
    },
    {
      name: 'Cloud PC - shift workers (Frontline)',
      properties: { provisioningType: 'sharedByUser', managedBy: 'windows365' },
      to: [
        cloudPc('SG-Retail-Staff', {
          servicePlanId: guid('plan', 'frontline'),
          allotmentLicensesCount: 40,
          allotmentDisplayName: 'Shops',
        }),
      ],
    },
  ],
  userSettings: [{ name: 'Restore points', properties: { localAdminEnabled: false }, to: [cloudPc('SG-Engineering')] }],
}
