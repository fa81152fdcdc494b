import type { Json } from '../base/json.ts'
import { checkNames } from './commandArguments.ts'
import type { PlanContext } from './planContext.ts'
import { planFresh } from './planFresh.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { inputsOf, type Scope, scopeArgument, scopeArguments } from './scope.ts'

/** Throws a `UsageError`. */
export function clearRequest(args: Json): Scope {
  checkNames(args, [...scopeArguments, 'justification'])
  return scopeArgument(args)
}

/** Removes every assignment that can be removed: not those of policy sets, and no target of an unknown kind. */
export async function planClearing({ connection, wording }: PlanContext, scope: Scope): Promise<PlannedRequest> {
  const { items, found } = await inputsOf(connection, scope)
  const plan = await planFresh(connection, items, () => [{ kind: 'clear' }])
  const { t } = wording
  const where = planSubject(plan, wording)
  const words = {
    source: 'clearAssignments',
    title: t('Remove all assignments from {0}', where),
    busy: t('Removing…'),
    done: t('All assignments removed from {0}', where),
  }
  return { connection, plan, words, found }
}
