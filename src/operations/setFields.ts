import type { Json } from '../base/json.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, fieldsArgument, targetArgument } from './commandArguments.ts'
import { planAt, type PointedAt } from './planAt.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { pointedAtName } from './pointedAtName.ts'
import { scopeArgument, scopeArguments } from './scope.ts'

export interface FieldsRequest {
  readonly pointedAt: PointedAt
  /** What the fields become, by the kind's own Graph names. */
  readonly fields: Json
}

/** Throws a `UsageError`. */
export function fieldsRequest(args: Json): FieldsRequest {
  checkNames(args, [...scopeArguments, 'justification', 'target', 'groupId', 'fields'])
  const fields = fieldsArgument(args)
  if (fields === undefined) throw new UsageError('fields is missing')
  return { pointedAt: { scope: scopeArgument(args), target: targetArgument(args) }, fields }
}

/** Sets what an assignment of a kind carries beside target and filter, such as the intent of an app. */
export async function planFields(
  { connection, wording }: PlanContext,
  { pointedAt, fields }: FieldsRequest,
): Promise<PlannedRequest> {
  const { plan, found } = await planAt(connection, pointedAt, (target, at) => ({
    kind: 'setFields',
    target,
    fields,
    ...at,
  }))
  const { t } = wording
  const what = pointedAtName(pointedAt, wording)
  const where = planSubject(plan, wording)
  const words = {
    source: 'setFields',
    title: t('Change the assignment of {0} on {1}', what, where),
    busy: t('Changing…'),
    done: t('The assignment of {0} on {1} is changed', what, where),
  }
  return { connection, plan, words, found }
}
