import type { Outcome } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import type { ChangeWords } from '../../operations/changeWords.ts'
import type { Connection } from '../../session/connection.ts'
import type { OthersNote } from './othersNote.ts'

/** Shows plans and differences as documents. Sends reads only. */
export interface PlanPreviewer {
  readonly others: OthersNote
  open(connection: Connection, plan: Plan, words: ChangeWords): Promise<void>
  /** Compares what the plan was made from with what somebody else changed since. */
  showOthers(connection: Connection, plan: Plan, outcomes: readonly Outcome[]): Promise<void>
  /** The same wish against what is there now. */
  planAgain(connection: Connection, plan: Plan, outcomes: readonly Outcome[], words: ChangeWords): Promise<void>
}
