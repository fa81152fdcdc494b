import { type Entity, isEntity, textOf, typeOf } from './entity.ts'
import { guid } from './guid.ts'

/** The ids under which assignments to everyone are known; neither is a group. */
export const pseudoGroups = {
  allDevices: 'adadadad-808e-44e2-905a-0b7873a8a531',
  allUsers: 'acacacac-9df4-4c7d-9d50-4ef0226f57a9',
}

export const noFilter = '00000000-0000-0000-0000-000000000000'

/** The assignment as beta gives it, with all that it was sent with. */
export function assignmentEntity(sent: Entity, configurationId: string): Entity {
  const target = isEntity(sent['target']) ? targetEntity(sent['target']) : {}
  const source = sent['source'] === 'policySets' ? 'policySets' : 'direct'
  const sourceId = source === 'direct' ? configurationId : textOf(sent, 'sourceId')
  const own = Object.entries(sent).filter(([name]) => !name.includes('@'))
  return {
    ...Object.fromEntries(own),
    id: `${configurationId}_${targetId(target)}${source === 'direct' ? '' : `_${sourceId}`}`,
    intent: sent['intent'] ?? 'apply',
    source,
    sourceId,
    target,
  }
}

/** Two targets with one key are the same target: a type with whom it names. */
export function targetKey(target: Entity): string {
  return `${typeOf(target)} ${targetId(target)}`
}

export function isGroupTarget(target: Entity): boolean {
  return ['groupAssignmentTarget', 'exclusionGroupAssignmentTarget'].includes(typeOf(target))
}

function targetEntity(sent: Entity): Entity {
  const groupId = sent['groupId']
  const type = sent['deviceAndAppManagementAssignmentFilterType'] ?? 'none'
  const filterId = type === 'none' ? null : (sent['deviceAndAppManagementAssignmentFilterId'] ?? null)
  return {
    ...sent,
    '@odata.type': `#microsoft.graph.${typeOf(sent)}`,
    deviceAndAppManagementAssignmentFilterId: filterId,
    deviceAndAppManagementAssignmentFilterType: type,
    ...(typeof groupId === 'string' ? { groupId: groupId.toLowerCase() } : {}),
  }
}

function targetId(target: Entity): string {
  switch (typeOf(target)) {
    case 'groupAssignmentTarget':
    case 'exclusionGroupAssignmentTarget':
      return textOf(target, 'groupId').toLowerCase()
    case 'allDevicesAssignmentTarget':
      return pseudoGroups.allDevices
    case 'allLicensedUsersAssignmentTarget':
      return pseudoGroups.allUsers
    case 'configurationManagerCollectionAssignmentTarget':
      return textOf(target, 'collectionId')
    default: {
      const rest = Object.entries(target).filter(([name]) => !name.startsWith('deviceAndAppManagementAssignmentFilter'))
      return guid(JSON.stringify(rest.sort(([a], [b]) => (a < b ? -1 : 1))))
    }
  }
}
