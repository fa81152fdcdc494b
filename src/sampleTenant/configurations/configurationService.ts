import type { Approvals } from '../approvals/approvals.ts'
import type { ConfigurationStore } from './configurationStore.ts'
import type { Directory } from '../directory/directory.ts'
import type { Entity } from '../model/entity.ts'

/** What the routes of configurations work on. */
export interface ConfigurationService {
  readonly root: string
  readonly store: ConfigurationStore
  readonly directory: Directory
  readonly filters: readonly Entity[]
  /** Undefined where no approval is asked for. */
  readonly approvals: Approvals | undefined
  readonly routes: 'none' | 'plain' | 'ref' | 'both'
  readonly pageSize: number
  readonly assignmentsPageSize: number
  readonly expandPageSize: number
  readonly emptyPages: boolean
  readonly now: () => number
}
