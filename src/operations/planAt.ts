import type { AssignmentRef } from '../intune/model/assignmentRef.ts'
import type { Target } from '../intune/model/target.ts'
import type { Change } from '../intune/planning/change.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import type { Found } from './findAssignables.ts'
import { planFresh } from './planFresh.ts'
import { planOfAssignments } from './planOfAssignments.ts'
import { inputsOf, type Scope } from './scope.ts'

/** What a request points at: assignments that the user chose, or one target wherever it is assigned in a scope. */
export type PointedAt = { readonly refs: readonly AssignmentRef[] } | { readonly scope: Scope; readonly target: Target }

/** Plans one change for each assignment that is pointed at; `changeOf` may leave one as it is. */
export async function planAt(
  connection: Connection,
  pointedAt: PointedAt,
  changeOf: (target: Target) => Change | undefined,
): Promise<{ readonly plan: Plan; readonly found?: Found }> {
  if ('refs' in pointedAt) {
    const plan = await planOfAssignments(connection, pointedAt.refs, ({ assignment }) => changeOf(assignment.target))
    return { plan }
  }
  const { items, found } = await inputsOf(connection, pointedAt.scope)
  const change = changeOf(pointedAt.target)
  return { plan: await planFresh(connection, items, () => (change ? [change] : [])), found }
}
