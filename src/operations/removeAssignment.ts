import type { Json } from '../base/json.ts'
import { checkNames, fieldsArgument, targetArgument } from './commandArguments.ts'
import { planAt, type PointedAt } from './planAt.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { pointedAtName } from './pointedAtName.ts'
import { scopeArgument, scopeArguments } from './scope.ts'

/** Throws a `UsageError`. */
export function removeRequest(args: Json): PointedAt {
  checkNames(args, [...scopeArguments, 'justification', 'target', 'groupId', 'fields'])
  return { scope: scopeArgument(args), target: targetArgument(args), fields: fieldsArgument(args) }
}

/** Removes assignments, whichever way round their groups are assigned. */
export async function planRemoval({ connection, wording }: PlanContext, request: PointedAt): Promise<PlannedRequest> {
  const { plan, found } = await planAt(connection, request, (target, at) => ({ kind: 'remove', target, ...at }))
  const { t } = wording
  const what = pointedAtName(request, wording)
  const where = planSubject(plan, wording)
  const words = {
    source: 'removeAssignment',
    title: t('Remove {0} from {1}', what, where),
    busy: t('Removing…'),
    done: t('{0} removed from {1}', what, where),
  }
  return { connection, plan, words, found }
}
