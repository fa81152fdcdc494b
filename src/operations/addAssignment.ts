import type { Json } from '../base/json.ts'
import type { FilterChoice } from '../intune/model/assignment.ts'
import type { Sorted } from '../intune/model/configuration.ts'
import { groupOf, type Target, targetKey } from '../intune/model/target.ts'
import type { Plan } from '../intune/planning/plan.ts'
import { UsageError } from '../session/usageError.ts'
import type { ChangeWords } from './changeWords.ts'
import { checkNames, fieldsArgument, filterArgument, targetsArgument } from './commandArguments.ts'
import type { PlanContext } from './planContext.ts'
import { planFresh } from './planFresh.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { inputsOf, type Scope, scopeArgument, scopeArguments } from './scope.ts'
import { groupsText, unnamedNote } from './groupsText.ts'
import { switchNotes } from './switchNotes.ts'
import type { Wording } from './wording.ts'

export interface AddRequest {
  readonly scope: Scope
  /** All groups that are included, all that are excluded, or everyone; at least one. */
  readonly targets: readonly Target[]
  /** Undefined leaves the filter of targets that are assigned already; null takes it off. */
  readonly filter?: FilterChoice | null
  /** By the kinds' own Graph names. Of what the user chose for several kinds, each takes the fields that it has. */
  readonly fields?: Json
  /** The names that the user picked, by group: the directory may not know a group yet. */
  readonly names?: ReadonlyMap<string, string>
}

/** Throws a `UsageError`. */
export function addRequest(args: Json): AddRequest {
  checkNames(args, [...scopeArguments, 'justification', 'target', 'targets', 'groupId', 'exclude', 'filter', 'fields'])
  const scope = scopeArgument(args)
  const targets = targetsArgument(args)
  const filter = filterArgument(args)
  if (filter && targets.some(({ kind }) => kind === 'excludedGroup'))
    throw new UsageError('an excluded group takes no filter')
  return { scope, targets, filter, fields: fieldsArgument(args) }
}

/** Includes or excludes targets; where a group is there the other way round it switches. */
export async function planAddition({ connection, wording }: PlanContext, request: AddRequest): Promise<PlannedRequest> {
  const { scope, targets, filter, fields } = request
  const { items, found } = await inputsOf(connection, scope)
  const plan = await planFresh(connection, items, ({ configuration }) => {
    const own = scope.by === 'choice' ? fieldsOf(configuration, fields) : fields
    return targets.map((target) => ({ kind: 'add', target, filter, fields: own }))
  })
  const words = addWords(request, plan, wording)
  const [only] = targets
  const one = targets.length === 1 && items.length === 1 && plan.entries.length === 1
  return { connection, plan, words, found, plain: one && only?.kind === 'group' && words.notes.length === 0 }
}

/** What only some sorts of a kind need is for those alone. */
function fieldsOf({ kind, sort }: Sorted, chosen: Json = {}): Json {
  const own = kind.fields.filter(
    ({ name, listed, number }) => (listed ?? number) === undefined || sort.requires?.includes(name),
  )
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => own.some((field) => field.name === name)))
}

function addWords(
  { targets, names }: AddRequest,
  plan: Plan,
  wording: Wording,
): ChangeWords & { notes: readonly string[] } {
  const { t } = wording
  const nameOf = (target: Target): string => names?.get(groupOf(target) ?? '') ?? wording.targetName(target)
  const all = targets.map(nameOf)
  // What is there already is not what the plan does.
  const changing = targets.filter((target) => changes(plan, target)).map(nameOf)
  const what = groupsText(changing.length > 0 ? changing : all, wording)
  const where = planSubject(plan, wording)
  const already = [groupsText(all, wording), wording.subject(plan.unchanged)]
  const words = {
    source: 'addAssignment',
    busy: t('Assigning…'),
    notes: [...unnamedNote(changing, wording), ...switchNotes(plan, targets, wording)],
  }
  const many = targets.length > 1
  if (targets.some(({ kind }) => kind === 'excludedGroup')) {
    return {
      ...words,
      title: t('Exclude {0} from {1}', what, where),
      done: t('{0} excluded from {1}', what, where),
      already: many
        ? t('{0} are already excluded from {1}.', ...already)
        : t('{0} is already excluded from {1}.', ...already),
    }
  }
  return {
    ...words,
    title: t('Include {0} in {1}', what, where),
    done: t('{0} included in {1}', what, where),
    already: many
      ? t('{0} are already included in {1}.', ...already)
      : t('{0} is already included in {1}.', ...already),
  }
}

function changes({ entries }: Plan, target: Target): boolean {
  const key = targetKey(target)
  return entries.some(({ differences }) =>
    differences.some(({ before, after }) => [before, after].some((one) => one && targetKey(one.target) === key)),
  )
}
