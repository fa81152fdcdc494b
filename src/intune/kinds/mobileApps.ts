import type { Kind } from './kind.ts'
import { listLinks } from './listLinks.ts'
import { mobileAppSort, mobileAppSorts } from './mobileAppTypes.ts'
import { bySet, plainKind } from './plainKind.ts'
import { appScopes } from './scopes.ts'
import { devices } from './takesOfKinds.ts'

/**
 * An assignment is one by its target and its intent: a group may be included with one intent and excluded with another,
 * never included with two (memdocs, apps/assign-groups; one tool has a target only once for each app). Whether a device
 * group can have an app as available depends on what is in the group, so the service decides. One tool found that an
 * exclusion makes `assign` fail for line-of-business apps: the service would say so.
 */
export const mobileApps: Kind = {
  ...plainKind,
  id: 'mobileApps',
  status: { by: 'apps' },
  title: 'Apps',
  area: 'apps',
  icon: 'package',
  collection: 'deviceAppManagement/mobileApps',
  // Scope tags are an empty list where they are not selected.
  select: ['description', 'createdDateTime', 'lastModifiedDateTime', 'roleScopeTagIds'],
  top: 999,
  // The admin center's own: without Microsoft's apps that only app protection knows, unless they are assigned.
  listFilter:
    "(microsoft.graph.managedApp/appAvailability eq null or microsoft.graph.managedApp/appAvailability eq 'lineOfBusiness' or isAssigned eq true)",
  write: bySet('mobileAppAssignments'),
  assignmentType: '#microsoft.graph.mobileAppAssignment',
  fields: [
    {
      name: 'intent',
      title: 'Intent',
      values: [
        { value: 'required', title: 'Required' },
        { value: 'available', title: 'Available', notFor: ['allDevices'] },
        { value: 'uninstall', title: 'Uninstall' },
        { value: 'availableWithoutEnrollment', title: 'Available without enrollment', notFor: ['allDevices'] },
      ],
    },
    { name: 'settings', title: 'Settings', notOnExclusions: true },
  ],
  keyFields: ['intent'],
  includedOnce: true,
  takes: devices,
  scopes: appScopes,
  bucket: 'applications',
  sorts: mobileAppSorts,
  sortOf: mobileAppSort,
  link: '#view/Microsoft_Intune_Apps/SettingsMenu/~/0/appId/{id}',
  listLink: listLinks.apps,
}
