import type { Json } from '../../base/json.ts'
import { virtualGroups } from '../kinds/virtualGroups.ts'
import type { Sorted } from './configuration.ts'
import { takesOf } from './takes.ts'

/** Whom an assignment points at. Ids are lower case. */
export type Target =
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'excludedGroup'; readonly groupId: string }
  | { readonly kind: 'allDevices' }
  | { readonly kind: 'allUsers' }
  /** A kind that this version does not know: shown as what it is, passed on as read, never edited. */
  | { readonly kind: 'unknown'; readonly type: string; readonly identity: string }

const prefix = '#microsoft.graph.'
const types = {
  group: 'groupAssignmentTarget',
  excludedGroup: 'exclusionGroupAssignmentTarget',
  allDevices: 'allDevicesAssignmentTarget',
  allUsers: 'allLicensedUsersAssignmentTarget',
} as const
/** The service writes some type names in several ways. */
const kinds: ReadonlyMap<string, keyof typeof types> = new Map([
  [types.group.toLowerCase(), 'group'],
  ['cloudpcmanagementgroupassignmenttarget', 'group'],
  [types.excludedGroup.toLowerCase(), 'excludedGroup'],
  [types.allDevices.toLowerCase(), 'allDevices'],
  [types.allUsers.toLowerCase(), 'allUsers'],
])

/**
 * Reads a target by its whole `@odata.type`: an exclusion derives from an inclusion in the service's schema
 * (beta CSDL, `exclusionGroupAssignmentTarget`), so nothing looser is safe. A group that stands for everyone is everyone.
 */
export function targetFromGraph(raw: Json): Target {
  const type = typeof raw['@odata.type'] === 'string' ? raw['@odata.type'].replace(/^#?microsoft\.graph\./i, '') : ''
  const groupId = typeof raw['groupId'] === 'string' ? raw['groupId'].toLowerCase() : ''
  const kind = kinds.get(type.toLowerCase())
  if (kind === 'group' && groupId === virtualGroups.allUsers) return { kind: 'allUsers' }
  if (kind === 'group' && groupId === virtualGroups.allDevices) return { kind: 'allDevices' }
  if ((kind === 'group' || kind === 'excludedGroup') && groupId !== '') return { kind, groupId }
  if (kind === 'allDevices' || kind === 'allUsers') return { kind }
  const identity = Object.entries(raw)
    .filter(([name]) => !name.startsWith('deviceAndAppManagementAssignmentFilter') && !name.includes('@'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return { kind: 'unknown', type, identity: JSON.stringify(identity) }
}

/**
 * The target as the service takes it for such a configuration, without its filter.
 * Throws a `TypeError` on an unknown target: those are only passed on as read.
 */
export function targetToGraph(configuration: Sorted, target: Target): Record<string, unknown> {
  switch (target.kind) {
    case 'group':
    case 'excludedGroup':
      if (!isGuid(target.groupId)) throw new TypeError('a group target needs the group id')
      return { '@odata.type': prefix + typeOf(configuration, target.kind), groupId: target.groupId }
    case 'allUsers':
      if (takesOf(configuration).allUsers === 'virtualGroup') {
        return { '@odata.type': prefix + typeOf(configuration, 'group'), groupId: virtualGroups.allUsers }
      }
      return { '@odata.type': prefix + types.allUsers }
    case 'allDevices':
      return { '@odata.type': prefix + types.allDevices }
    case 'unknown':
      throw new TypeError('an unknown target can only be passed on as read')
  }
}

/**
 * What makes two targets the same one for a change: a group is one target whether it is included or excluded,
 * so that it can never be both.
 */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'group':
    case 'excludedGroup':
      return `group:${target.groupId}`
    case 'allDevices':
    case 'allUsers':
      return target.kind
    case 'unknown':
      return `unknown:${target.type}:${target.identity}`
  }
}

export function groupOf(target: Target): string | undefined {
  return target.kind === 'group' || target.kind === 'excludedGroup' ? target.groupId : undefined
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

export function isGuid(text: string): boolean {
  return new RegExp(`^${guid}$`, 'i').test(text)
}

/** The ids, each once, of a text that holds nothing else: pasted lines lose what parted them. Undefined where it is another text. */
export function guidsOf(text: string): readonly string[] | undefined {
  const ids = text.match(new RegExp(guid, 'gi'))
  if (!ids || !/^[\s,;'"]*$/.test(text.replaceAll(new RegExp(guid, 'gi'), ''))) return undefined
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}

function typeOf({ kind }: Sorted, target: 'group' | 'excludedGroup'): string {
  return (target === 'group' ? kind.targetTypes?.group : undefined) ?? types[target]
}
