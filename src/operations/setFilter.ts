import type { Json } from '../base/json.ts'
import type { FilterChoice } from '../intune/model/assignment.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, fieldsArgument, filterArgument, targetArgument } from './commandArguments.ts'
import { planAt, type PointedAt } from './planAt.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { pointedAtName } from './pointedAtName.ts'
import { scopeArgument, scopeArguments } from './scope.ts'

export interface FilterRequest {
  readonly pointedAt: PointedAt
  /** Null takes the filter off. */
  readonly filter: FilterChoice | null
}

/** Throws a `UsageError`. */
export function filterRequest(args: Json): FilterRequest {
  checkNames(args, [...scopeArguments, 'justification', 'target', 'groupId', 'filter', 'fields'])
  const filter = filterArgument(args)
  if (filter === undefined) throw new UsageError('filter is missing; null takes it off')
  return {
    pointedAt: { scope: scopeArgument(args), target: targetArgument(args), fields: fieldsArgument(args) },
    filter,
  }
}

/** Sets, changes or takes off the assignment filter. */
export async function planFilter(
  { connection, wording }: PlanContext,
  { pointedAt, filter }: FilterRequest,
): Promise<PlannedRequest> {
  const { plan, found } = await planAt(connection, pointedAt, (target, at) => ({
    kind: 'setFilter',
    target,
    filter,
    ...at,
  }))
  const { t } = wording
  const what = pointedAtName(pointedAt, wording)
  const where = planSubject(plan, wording)
  const label = filter ? wording.filterName(filter.id) : ''
  const mode = filter?.mode === 'exclude' ? t('excluding {0}', label) : label
  const words = {
    source: 'setFilter',
    title: filter
      ? t('Set the filter of {0} on {1} to {2}', what, where, mode)
      : t('Remove the filter from {0} on {1}', what, where),
    busy: t('Setting the filter…'),
    done: filter ? t('{0} has the filter {1} on {2}', what, mode, where) : t('{0} has no filter on {1}', what, where),
  }
  return { connection, plan, words, found, plain: 'refs' in pointedAt && pointedAt.refs.length === 1 }
}
