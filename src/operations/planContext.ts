import type { Connection } from '../session/connection.ts'
import type { Wording } from './wording.ts'

/** Where a request is planned, and for whom its words are. */
export interface PlanContext {
  readonly connection: Connection
  readonly wording: Wording
}
