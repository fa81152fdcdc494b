import type { Approvals } from './approvals/approvals.ts'
import type { ConfigurationStore } from './configurations/configurationStore.ts'
import type { Directory } from './directory/directory.ts'
import type { Entity } from './data/entity.ts'

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
