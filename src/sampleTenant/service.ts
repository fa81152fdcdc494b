import type { Approvals } from './approvals.ts'
import type { ConfigurationStore } from './configurationStore.ts'
import type { Directory } from './directory.ts'
import type { Entity } from './entity.ts'

/** What the routes work on. */
export interface Service {
  readonly root: string
  readonly store: ConfigurationStore
  readonly directory: Directory
  readonly filters: readonly Entity[]
  readonly scopeTags: readonly Entity[]
  /** Undefined where no approval is asked for. */
  readonly approvals: Approvals | undefined
  readonly allApprovals: () => readonly Entity[]
  readonly routes: 'none' | 'plain' | 'ref' | 'both'
  readonly pageSize: number
  readonly assignmentsPageSize: number
  readonly expandPageSize: number
  readonly emptyPages: boolean
  readonly now: () => number
}
