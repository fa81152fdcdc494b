import type { Collection, Takes, Write } from './collection.ts'

export const everything: Takes = { exclusions: true, allUsers: true, allDevices: true, filters: true }
export const withoutFilters: Takes = { ...everything, filters: false }
export const groupsAndExclusions: Takes = { exclusions: true, allUsers: false, allDevices: false, filters: false }
export const groupsOnly: Takes = { ...groupsAndExclusions, exclusions: false }

/** What most collections have in common. */
export const plain = {
  name: 'displayName',
  tags: 'roleScopeTagIds',
  listExpand: 'yes',
  itemExpand: 'yes',
  assignmentsRoute: true,
  fields: [],
  takes: everything,
} as const satisfies Partial<Collection>

export function by(parameter: string, status: 200 | 204): Write {
  return { by: 'action', action: 'assign', parameter, status }
}
