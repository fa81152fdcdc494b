import type { Json } from '../base/json.ts'
import { canonicalJson } from '../base/canonicalJson.ts'
import type { Plan } from '../intune/planning/plan.ts'
import { UsageError } from '../session/usageError.ts'
import { checkNames, fieldsArgument, targetArgument } from './commandArguments.ts'
import { planAt, type PointedAt } from './planAt.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { pointedAtName } from './pointedAtName.ts'
import { scopeArgument, scopeArguments } from './scope.ts'
import type { Wording } from './wording.ts'

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
  const label = fieldsLabel(plan, fields, wording)
  const words = {
    source: 'setFields',
    title: t('Set {0} of {1} on {2}', label, what, where),
    busy: t('Changing…'),
    done: t('{0} of {1} on {2} is set', label, what, where),
  }
  return { connection, plan, words, found }
}

/** "Intent: Required", by the titles of the kind that the plan is about; the Graph names where it is about none. */
function fieldsLabel({ entries }: Plan, fields: Json, { t, kindText }: Wording): string {
  const known = entries[0]?.assignable.configuration.kind.fields ?? []
  const labels = Object.entries(fields).map(([name, value]) => {
    const field = known.find((one) => one.name === name)
    const choices = [...(field?.values ?? []), ...(field?.presets ?? [])]
    const choice = choices.find((one) => canonicalJson(one.value) === canonicalJson(value))
    const title = field === undefined ? name : kindText(field.title)
    return choice === undefined ? title : t('{0}: {1}', title, kindText(choice.title))
  })
  return labels.join(', ')
}
