import type { Json } from '../base/json.ts'
import type { AssignmentRef } from '../intune/model/assignmentRef.ts'
import type { Target } from '../intune/model/target.ts'
import type { Change } from '../intune/planning/change.ts'
import { keyFieldsOf } from '../intune/planning/meant.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import type { Found } from './findAssignables.ts'
import { planFresh } from './planFresh.ts'
import { planOfAssignments } from './planOfAssignments.ts'
import { inputsOf, type Scope } from './scope.ts'

/** What a request points at: assignments that the user chose, or one target wherever it is assigned in a scope. */
export type PointedAt =
  | { readonly refs: readonly AssignmentRef[] }
  /** `fields` tell which one, where the target is assigned in several ways that can stand side by side. */
  | { readonly scope: Scope; readonly target: Target; readonly fields?: Json }

/**
 * Plans one change for each assignment that is pointed at; `changeOf` may leave one as it is. What it is given beside the
 * target says which assignment of the target is meant, and goes into the change.
 */
export async function planAt(
  connection: Connection,
  pointedAt: PointedAt,
  changeOf: (target: Target, at: { readonly at?: Json }) => Change | undefined,
): Promise<{ readonly plan: Plan; readonly found?: Found }> {
  if ('refs' in pointedAt) {
    const plan = await planOfAssignments(connection, pointedAt.refs, ({ assignment, assignable }) => {
      const at = keyFieldsOf(assignable.configuration.kind, assignment)
      return changeOf(assignment.target, Object.keys(at).length === 0 ? {} : { at })
    })
    return { plan }
  }
  const { items, found } = await inputsOf(connection, pointedAt.scope)
  const { target, fields } = pointedAt
  const change = changeOf(target, fields === undefined ? {} : { at: fields })
  return { plan: await planFresh(connection, items, () => (change ? [change] : [])), found }
}
