import type { Approvals } from '../approvals/approvals.ts'
import type { Directory } from '../directory/directory.ts'
import type { Entity } from '../model/entity.ts'
import type { KindStore } from './kindStore.ts'

/** What the routes of all collections work on. */
export interface KindService {
  readonly root: string
  readonly kinds: KindStore
  readonly directory: Directory
  readonly filters: readonly Entity[]
  /** Undefined: nobody has to approve. */
  readonly approvals: Approvals | undefined
  readonly pageSize: number
  readonly assignmentsPageSize: number
  readonly expandPageSize: number
  readonly emptyPages: boolean
  /** The actions that have a path with a type in it are routed there alone. */
  readonly castOnly: boolean
  readonly now: () => number
}
