import { configurationKey } from '../../intune/model/configuration.ts'
import type { Outcome, OutcomeKind } from '../../intune/planning/outcome.ts'
import type { Plan } from '../../intune/planning/plan.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import type { Found } from '../../operations/findAssignables.ts'

/** What a command with arguments resolves to: what is true now of each configuration. */
export interface CommandResult {
  readonly configurations: readonly ConfigurationResult[]
}

export interface ConfigurationResult {
  /** What was asked for. */
  readonly id: string
  /** The last part of the kind's collection in Microsoft Graph, its id in `kindTable`. */
  readonly kind: string
  readonly outcome: OutcomeKind
  readonly error?: { readonly kind: string; readonly message: string }
  /** How many assignments that nobody asked to change the service did not keep; absent: none. */
  readonly lost?: number
}

type Became = Omit<ConfigurationResult, 'id' | 'kind'>

/** One answer for each id that was asked for, in that order; `found` are the ids, `plan` and `outcomes` what became of them. */
export function commandResult(
  plan: Plan,
  outcomes: readonly Outcome[],
  { missing, asked }: Pick<Found, 'missing' | 'asked'>,
): CommandResult {
  const results = new Map<string, Became>()
  for (const { assignable, outcome, error, lost } of outcomes)
    results.set(configurationKey(assignable.configuration), result(outcome, error, lost?.length))
  for (const { configuration } of plan.unchanged) results.set(configurationKey(configuration), result('unchanged'))
  for (const { assignable, error } of [...plan.unread, ...plan.refused]) {
    results.set(configurationKey(assignable.configuration), result('failed', error))
  }
  // What was written is what is true of a configuration some of whose rows were refused.
  for (const { assignable, outcome, error, lost } of outcomes)
    results.set(configurationKey(assignable.configuration), result(outcome, error, lost?.length))
  const answers = asked.flatMap(({ id, kind, key }) => {
    const answer = results.get(key)
    return answer ? [{ id, kind, ...answer }] : []
  })
  return {
    configurations: [...answers, ...missing.map(({ id, kind, error }) => ({ id, kind, ...result('failed', error) }))],
  }
}

/** The answer to a plan that was made from the rows of the tree, or from the journal: each configuration by its own id. */
export function planResult(plan: Plan, outcomes: readonly Outcome[]): CommandResult {
  const all = [...plan.entries, ...plan.unread, ...plan.refused].map(({ assignable }) => assignable)
  const each = new Map([...all, ...plan.unchanged].map((one) => [configurationKey(one.configuration), one]))
  const asked = [...each].map(([key, { configuration, via }]) => {
    const { id, kind } = via ?? configuration
    return { id, kind: kind.id, key }
  })
  return commandResult(plan, outcomes, { missing: [], asked })
}

function result(outcome: OutcomeKind, error?: Error, lost = 0): Became {
  const told = { outcome, ...(lost > 0 && { lost }) }
  if (!error || outcome === 'unchanged') return told
  return { ...told, error: { kind: errorKind(error), message: describeError(error).message } }
}
