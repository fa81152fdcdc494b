import type { Entity } from '../model/entity.ts'

/** How the service treats one collection of things that it assigns. */
export interface Collection {
  /** The last segment of the path. */
  readonly id: string
  /** Behind the version, without the id. */
  readonly above: 'deviceManagement' | 'deviceAppManagement' | 'deviceManagement/virtualEndpoint'
  readonly name: 'displayName' | 'name' | 'profileName'
  readonly tags?: 'roleScopeTagIds' | 'roleScopeTags' | 'scopeIds'
  /** Where no page size is asked for; absent: 1,000. */
  readonly page?: number
  /** `$expand=assignments` of the list, and of one thing: believed, always empty, or refused. */
  readonly listExpand: Expand
  readonly itemExpand: Expand
  /** Whether `{id}/assignments` is routed. */
  readonly assignmentsRoute: boolean
  readonly write: Write
  /** What an assignment has beside `id` and `target`. */
  readonly fields: readonly string[]
  readonly takes: Takes
  /** Any one of them, to read and to write. */
  readonly read: readonly string[]
  readonly change: readonly string[]
  /** What an unknown id is answered with. */
  readonly gone?: 400
  /** After a write, a fresh exclusion is missing in what is read for a while. */
  readonly lags?: true
  /** What a thing of it reads back as, where that is not what was stored. */
  readonly shown?: (assignment: Entity) => Entity
  /** Why a set can't be stored; undefined where it can. */
  readonly refuses?: (assignments: readonly Entity[]) => string | undefined
}

export type Expand = 'yes' | 'empty' | 'refused'

export type Write =
  | {
      readonly by: 'action'
      readonly action: 'assign' | 'update'
      readonly parameter: string
      readonly status: 200 | 204
      /** The path is routed with this type in it as well. */
      readonly cast?: string
    }
  | { readonly by: 'items' }

export interface Takes {
  /** `asInclusions`: it takes them and stores inclusions. */
  readonly exclusions: boolean | 'asInclusions'
  readonly allUsers: boolean
  readonly allDevices: boolean
  readonly filters: boolean
  /** The group's target, where it is of another family. */
  readonly groupType?: string
}
