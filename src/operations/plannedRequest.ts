import type { Plan } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import type { ChangeWords } from './changeWords.ts'
import type { Found } from './findAssignables.ts'

/** A request worked out: what it would change, in words, with nothing sent yet. */
export interface PlannedRequest {
  readonly connection: Connection
  readonly plan: Plan
  readonly words: ChangeWords
  /** Which ids were asked for, where the request named any. */
  readonly found?: Pick<Found, 'missing' | 'asked'>
  readonly justification?: string
  /** The user wants it although an earlier write may still be carried out: it goes on with that one. */
  readonly anyway?: boolean
  /** One configuration changes in one way that surprises nobody: a user who asked for it needs no question. */
  readonly plain?: boolean
  /** The user has to see exactly what it is before it can be applied: no program gets it applied. */
  readonly previewFirst?: boolean
}
