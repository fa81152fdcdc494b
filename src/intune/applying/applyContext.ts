import type { Clock } from '../../base/clock.ts'
import type { LastWritten } from './lastWritten.ts'
import type { Assignment } from '../model/assignment.ts'
import type { SentRequest } from '../planning/outcome.ts'
import type { LostWrite } from './lostWrite.ts'
import type { Graph } from '../../graph/graph.ts'
import type { WriteRoute } from './writeRoute.ts'

/** The user's reason for a change, asked for once per plan; undefined when the user gives none. */
export type Justification = () => Promise<string | undefined>

export interface EntryContext {
  readonly graph: Graph
  readonly route: WriteRoute
  readonly clock: Clock
  /** Our last write of the configuration, where there was one. */
  readonly written?: LastWritten
  /** The user reviewed a preview: any change by others is in the way. */
  readonly exact: boolean
  /** An earlier write of ours that may still be carried out: no whole set is written until it shows. */
  readonly lost?: LostWrite
  readonly justification?: string
  readonly askJustification?: Justification
  /** Called before each request, ahead of the look that it is built on; what it throws keeps it from being sent. */
  readonly beforeWrite: () => Promise<void>
  /** Called once a request is on its way, with what was read right before the first one; it must not keep anybody waiting. */
  readonly sending: (request: Omit<SentRequest, 'status'>, looked?: readonly Assignment[]) => void
  /** Heeded until the write is sent; after that the truth is worth the wait. */
  readonly signal?: AbortSignal
}
