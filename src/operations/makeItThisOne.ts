import type { AssignmentRef } from '../intune/model/assignmentRef.ts'
import { keyFieldsOf } from '../intune/planning/meant.ts'
import { UsageError } from '../session/usageError.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planOfAssignments } from './planOfAssignments.ts'
import { planSubject } from './planSubject.ts'
import { pointedAtName } from './pointedAtName.ts'

/** Of a target that is assigned twice, the chosen assignment stays, and the others of the target go. */
export interface MakeItRequest {
  readonly refs: readonly AssignmentRef[]
}

/** Two assignments of one target can't be told apart by a plain object. */
export function makeItRequest(): never {
  throw new UsageError('this command is for the menu of a row: call addAssignment with the filter and the fields')
}

export async function planMakeIt(
  { connection, wording }: PlanContext,
  { refs }: MakeItRequest,
): Promise<PlannedRequest> {
  const plan = await planOfAssignments(connection, refs, ({ assignable, assignment }) => ({
    kind: 'makeIt',
    target: assignment.target,
    filter: assignment.filter ?? null,
    fields: keyFieldsOf(assignable.configuration.kind, assignment),
  }))
  const { t, number } = wording
  const what = pointedAtName({ refs }, wording)
  const where = planSubject(plan, wording)
  const gone = plan.entries.reduce((sum, { before, after }) => sum + before.length - after.length, 0)
  const words = {
    source: 'makeItThisOne',
    title: t('Keep only this assignment of {0} on {1}', what, where),
    busy: t('Changing…'),
    done: t('{0} is assigned once on {1}', what, where),
    notes: gone > 0 ? [t('Other assignments of the same target that are removed: {0}.', number(gone))] : [],
  }
  return { connection, plan, words }
}
