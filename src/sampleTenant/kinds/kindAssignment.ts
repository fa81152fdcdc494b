import { noFilter, pseudoGroups } from '../model/assignmentEntity.ts'
import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import { guid } from '../model/guid.ts'
import type { Collection } from './collection.ts'

/** The assignment as the service holds it, with the fields that its collection has and everything unknown that was sent. */
export function kindAssignment(sent: Entity, collection: Collection, configurationId: string): Entity {
  const target = isEntity(sent['target']) ? targetOf(sent['target'], collection) : {}
  const own = Object.entries(sent).filter(([name]) => name !== 'target' && !name.startsWith('@'))
  const fields = Object.fromEntries(own)
  const hasSource = collection.fields.includes('source')
  const source = fields['source'] === 'policySets' ? 'policySets' : 'direct'
  const exclusion = typeOf(target) === 'exclusionGroupAssignmentTarget'
  const intent = collection.fields.includes('intent') ? textOf(sent, 'intent') : ''
  return {
    ...fields,
    id: [configurationId, idOf(target), ...(intent === '' ? [] : [intent]), ...(exclusion ? ['excl'] : [])].join('_'),
    ...(hasSource && { source, sourceId: source === 'direct' ? configurationId : textOf(fields, 'sourceId') }),
    ...(exclusion && collection.fields.includes('settings') && { settings: null }),
    ...(exclusion && collection.fields.includes('runSchedule') && { runSchedule: null }),
    target,
  }
}

function targetOf(sent: Entity, { takes }: Collection): Entity {
  const type = typeOf(sent)
  const group = textOf(sent, 'groupId').toLowerCase()
  const groupId = group === '' ? {} : { groupId: group }
  if (takes.groupType !== undefined && group !== '')
    return { ...sent, '@odata.type': `#microsoft.graph.${takes.groupType}`, ...groupId }
  const stored =
    type === 'exclusionGroupAssignmentTarget' && takes.exclusions === 'asInclusions' ? 'groupAssignmentTarget' : type
  const mode = sent['deviceAndAppManagementAssignmentFilterType'] ?? 'none'
  const filter = sent['deviceAndAppManagementAssignmentFilterId'] ?? noFilter
  return {
    ...sent,
    '@odata.type': `#microsoft.graph.${stored}`,
    ...groupId,
    deviceAndAppManagementAssignmentFilterId: mode === 'none' ? null : filter,
    deviceAndAppManagementAssignmentFilterType: mode,
  }
}

function idOf(target: Entity): string {
  const group = textOf(target, 'groupId')
  if (group !== '') return group
  if (typeOf(target) === 'allDevicesAssignmentTarget') return pseudoGroups.allDevices
  if (typeOf(target) === 'allLicensedUsersAssignmentTarget') return pseudoGroups.allUsers
  return guid(JSON.stringify(target))
}
