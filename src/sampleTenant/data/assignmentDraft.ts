import type { Entity } from '../model/entity.ts'
import { guid } from '../model/guid.ts'
import { filterIdOf } from './contosoFilters.ts'
import { groupIdOf } from './groupDraft.ts'

interface Extras {
  readonly only?: string
  readonly except?: string
  readonly intent?: 'remove'
  readonly policySet?: string
}

const names = {
  include: 'groupAssignmentTarget',
  exclude: 'exclusionGroupAssignmentTarget',
  devices: 'allDevicesAssignmentTarget',
  users: 'allLicensedUsersAssignmentTarget',
  collection: 'configurationManagerCollectionAssignmentTarget',
}

/** `only` and `except` name a filter in its two modes. */
export function include(group: string, extras?: Extras): Entity {
  return draft({ '@odata.type': names.include, groupId: groupIdOf(group) }, extras)
}

export function exclude(group: string, extras?: Extras): Entity {
  return draft({ '@odata.type': names.exclude, groupId: groupIdOf(group) }, extras)
}

export function allDevices(extras?: Extras): Entity {
  return draft({ '@odata.type': names.devices }, extras)
}

export function allUsers(extras?: Extras): Entity {
  return draft({ '@odata.type': names.users }, extras)
}

/** A collection of Configuration Manager, by tenant attach. */
export function collection(collectionId: string): Entity {
  return draft({ '@odata.type': names.collection, collectionId })
}

/** A kind of target that no schema of today has. */
export function future(type: string, properties: Entity): Entity {
  return draft({ '@odata.type': type, ...properties })
}

function draft(target: Entity, { only, except, intent, policySet }: Extras = {}): Entity {
  const filter = only ?? except
  const filtered =
    filter === undefined
      ? {}
      : {
          deviceAndAppManagementAssignmentFilterId: filterIdOf(filter),
          deviceAndAppManagementAssignmentFilterType: only === undefined ? 'exclude' : 'include',
        }
  return {
    target: { ...target, ...filtered },
    ...(intent === undefined ? {} : { intent }),
    ...(policySet === undefined ? {} : { source: 'policySets', sourceId: guid('policySet', policySet) }),
  }
}
