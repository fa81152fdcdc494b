import { configurationKey } from '../intune/model/configuration.ts'
import { RefusedError } from '../intune/model/refusedError.ts'
import { editable, type Change } from '../intune/planning/change.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'
import type { AssignmentRef } from '../intune/model/assignmentRef.ts'
import { readyItems } from './readyItems.ts'
import { planFresh } from './planFresh.ts'

/** A plan of one change for each chosen assignment. Those that can't be edited are refused, and said. */
export async function planOfAssignments(
  connection: Connection,
  refs: readonly AssignmentRef[],
  changeOf: (ref: AssignmentRef) => Change | undefined,
): Promise<Plan> {
  const usable = refs.filter(({ assignment }) => editable(assignment))
  const byConfiguration = Map.groupBy(usable, ({ assignable }) => configurationKey(assignable.configuration))
  const assignables = [...byConfiguration.values()].flatMap(([first]) => (first ? [first.assignable] : []))
  const plan = await planFresh(connection, await readyItems(connection, assignables), ({ configuration }) =>
    (byConfiguration.get(configurationKey(configuration)) ?? []).map(changeOf).filter((change) => change !== undefined),
  )
  const locked = refs
    .filter(({ assignment }) => !editable(assignment))
    .map(({ assignable, assignment }) => ({
      assignable,
      error:
        assignment.target.kind === 'unknown'
          ? new RefusedError({ reason: 'unknownTarget' })
          : new RefusedError({ reason: 'locked', source: assignment.source ?? '' }),
    }))
  return { ...plan, refused: [...plan.refused, ...locked] }
}
