import type { Takes } from './kind.ts'

/** All that an assignment of devices can have. The portal adds no group once everyone is chosen twice over (memdocs, device-profile-assign). */
export const devices: Takes = {
  exclusions: true,
  allDevices: true,
  allUsers: true,
  filters: 'devices',
  noGroupsBesideEveryone: true,
}

export const devicesWithoutFilters: Takes = { ...devices, filters: 'none' }

/** Nothing else is known to be possible. */
export const groupsOnly: Takes = { exclusions: false, allDevices: false, allUsers: false, filters: 'none' }

export const groupsAndExclusions: Takes = { ...groupsOnly, exclusions: true }

export const groupsAndAllUsers: Takes = { ...groupsOnly, allUsers: true }
