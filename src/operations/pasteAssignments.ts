import type { Json } from '../base/json.ts'
import type { Assignment } from '../intune/model/assignment.ts'
import type { Plan } from '../intune/planning/plan.ts'
import { checkNames, flag } from './commandArguments.ts'
import type { PlanContext } from './planContext.ts'
import { planFresh } from './planFresh.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { inputsOf, type Scope, scopeArgument, scopeArguments } from './scope.ts'

export interface PasteRequest {
  readonly scope: Scope
  /** Whether what is assigned now and was not copied goes. */
  readonly replace: boolean
}

/** Throws a `UsageError`. */
export function pasteRequest(args: Json): PasteRequest {
  checkNames(args, [...scopeArguments, 'replace', 'justification'])
  return { scope: scopeArgument(args), replace: flag(args, 'replace') }
}

export async function planPaste(
  { connection, wording }: PlanContext,
  { scope, replace }: PasteRequest,
  copied: readonly Assignment[],
): Promise<PlannedRequest> {
  const { items, found } = await inputsOf(connection, scope)
  const plan = await planFresh(connection, items, () => [{ kind: 'paste', assignments: copied, replace }])
  const { t } = wording
  const what = wording.assignments(copied.length)
  const where = planSubject(plan, wording)
  const words = {
    source: 'pasteAssignments',
    title: t('Paste {0} to {1}', what, where),
    busy: t('Pasting…'),
    done: t('{0} pasted to {1}', what, where),
  }
  return { connection, plan, words, found }
}

export function removesSomething({ entries }: Plan): boolean {
  return entries.some(({ differences }) => differences.some((one) => one.after === undefined))
}
