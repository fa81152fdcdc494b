import type { Json } from '../base/json.ts'
import { groupOf } from '../intune/model/target.ts'
import type { Plan } from '../intune/planning/plan.ts'
import { UsageError } from '../session/usageError.ts'
import { assignmentsToSwitch } from './assignmentsToSwitch.ts'
import type { ChangeWords } from './changeWords.ts'
import { checkNames, fieldsArgument, targetArgument } from './commandArguments.ts'
import { planAt, type PointedAt } from './planAt.ts'
import type { PlanContext } from './planContext.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { pointedAtName } from './pointedAtName.ts'
import { scopeArgument, scopeArguments } from './scope.ts'
import type { Wording } from './wording.ts'

/** What the chosen groups become; undefined: the other way round, each of them. */
export type SwitchTo = 'group' | 'excludedGroup' | undefined

export interface SwitchRequest {
  readonly pointedAt: PointedAt
  readonly to?: SwitchTo
}

/** Throws a `UsageError`. */
export function switchRequest(args: Json): SwitchRequest {
  checkNames(args, [...scopeArguments, 'justification', 'target', 'groupId', 'fields'])
  const scope = scopeArgument(args)
  const target = targetArgument(args)
  if (groupOf(target) === undefined) throw new UsageError('all devices and all users cannot be excluded')
  return { pointedAt: { scope, target, fields: fieldsArgument(args) } }
}

/** Include becomes exclude and exclude include; with `to`, what is so already stays. Everyone can't be excluded. */
export async function planSwitch(
  { connection, wording }: PlanContext,
  { pointedAt: asked, to }: SwitchRequest,
): Promise<PlannedRequest> {
  const pointedAt = 'refs' in asked ? { refs: assignmentsToSwitch(asked.refs, to) } : asked
  const { plan, found } = await planAt(connection, pointedAt, (target, at) => {
    const groupId = groupOf(target)
    return groupId === undefined ? undefined : { kind: 'switchMode', groupId, ...at }
  })
  const stay = 'refs' in asked && 'refs' in pointedAt ? asked.refs.length - pointedAt.refs.length : 0
  const notes = [...directionNotes(plan, wording), ...stayNotes(stay, to, wording)]
  return { connection, plan, words: { ...switchWords(pointedAtName(pointedAt, wording), plan, wording), notes }, found }
}

function switchWords(what: string, plan: Plan, wording: Wording): ChangeWords {
  const { t } = wording
  const where = planSubject(plan, wording)
  const words = { source: 'switchMode', busy: t('Switching…') }
  const { included, excluded } = directions(plan)
  if (included === 0 && excluded > 0) {
    return { ...words, title: t('Exclude {0} from {1}', what, where), done: t('{0} excluded from {1}', what, where) }
  }
  if (excluded === 0 && included > 0) {
    return { ...words, title: t('Include {0} in {1}', what, where), done: t('{0} included in {1}', what, where) }
  }
  return { ...words, title: t('Switch {0} on {1}', what, where), done: t('{0} switched on {1}', what, where) }
}

/** Where some become included and others excluded, the question says how many of each. */
function directionNotes(plan: Plan, { t, number }: Wording): readonly string[] {
  const { included, excluded } = directions(plan)
  if (included === 0 || excluded === 0) return []
  return [t('Will be excluded: {0}. Will be included: {1}.', number(excluded), number(included))]
}

function directions({ entries }: Plan): { readonly included: number; readonly excluded: number } {
  const after = entries.flatMap(({ differences }) => differences.map((one) => one.after?.target.kind))
  const count = (kind: 'group' | 'excludedGroup'): number => after.filter((one) => one === kind).length
  return { included: count('group'), excluded: count('excludedGroup') }
}

function stayNotes(count: number, to: SwitchTo, { t, number }: Wording): readonly string[] {
  if (count === 0) return []
  if (to === 'excludedGroup') {
    return [
      count === 1
        ? t('1 is already excluded and stays that way.')
        : t('{0} are already excluded and stay that way.', number(count)),
    ]
  }
  return [
    count === 1
      ? t('1 is already included and stays that way.')
      : t('{0} are already included and stay that way.', number(count)),
  ]
}
