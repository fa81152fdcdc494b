import type { Json } from '../base/json.ts'
import type { Kind } from '../intune/kinds/kind.ts'
import type { FilterChoice } from '../intune/model/assignment.ts'
import type { Target } from '../intune/model/target.ts'
import type { Plan } from '../intune/planning/plan.ts'
import { UsageError } from '../session/usageError.ts'
import type { ChangeWords } from './changeWords.ts'
import { checkNames, fieldsArgument, filterArgument, targetArgument } from './commandArguments.ts'
import type { PlanContext } from './planContext.ts'
import { planFresh } from './planFresh.ts'
import type { PlannedRequest } from './plannedRequest.ts'
import { planSubject } from './planSubject.ts'
import { inputsOf, type Scope, scopeArgument, scopeArguments } from './scope.ts'
import { switchNotes } from './switchNotes.ts'
import type { Wording } from './wording.ts'

export interface AddRequest {
  readonly scope: Scope
  readonly target: Target
  /** Undefined leaves the filter of a target that is assigned already; null takes it off. */
  readonly filter?: FilterChoice | null
  /** By the kinds' own Graph names. Of what the user chose for several kinds, each takes the fields that it has. */
  readonly fields?: Json
  /** The name that the user picked: the directory may not know the group yet. */
  readonly name?: string
}

/** Throws a `UsageError`. */
export function addRequest(args: Json): AddRequest {
  checkNames(args, [...scopeArguments, 'justification', 'target', 'groupId', 'exclude', 'filter', 'fields'])
  const scope = scopeArgument(args)
  const target = targetArgument(args)
  const filter = filterArgument(args)
  if (filter && target.kind === 'excludedGroup') throw new UsageError('an excluded group takes no filter')
  return { scope, target, filter, fields: fieldsArgument(args) }
}

/** Includes or excludes a target; where its group is there the other way round it switches. */
export async function planAddition({ connection, wording }: PlanContext, request: AddRequest): Promise<PlannedRequest> {
  const { scope, target, filter, fields } = request
  const { items, found } = await inputsOf(connection, scope)
  const plan = await planFresh(connection, items, ({ configuration }) => [
    { kind: 'add', target, filter, fields: scope.by === 'choice' ? fieldsOf(configuration.kind, fields) : fields },
  ])
  const notes = switchNotes(plan, target, wording)
  const plain = target.kind === 'group' && items.length === 1 && plan.entries.length === 1 && notes.length === 0
  const name = request.name ?? wording.targetName(target)
  return { connection, plan, words: { ...addWords(name, target, plan, wording), notes }, found, plain }
}

function fieldsOf(kind: Kind, fields: Json = {}): Json {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => kind.fields.some((field) => field.name === name)))
}

function addWords(name: string, target: Target, plan: Plan, wording: Wording): ChangeWords {
  const { t } = wording
  const where = planSubject(plan, wording)
  const already = wording.subject(plan.unchanged)
  const words = { source: 'addAssignment', busy: t('Assigning…') }
  if (target.kind === 'excludedGroup') {
    return {
      ...words,
      title: t('Exclude {0} from {1}', name, where),
      done: t('{0} excluded from {1}', name, where),
      already: t('{0} is already excluded from {1}.', name, already),
    }
  }
  return {
    ...words,
    title: t('Include {0} in {1}', name, where),
    done: t('{0} included in {1}', name, where),
    already: t('{0} is already included in {1}.', name, already),
  }
}
