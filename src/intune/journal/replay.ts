import type { Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { kindOf, unnamedKind } from '../kinds/kindTable.ts'
import { type Assignment, assignmentFromGraph } from '../model/assignment.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import {
  type Assignable,
  type Configuration,
  type ConfigurationRef,
  namedConfiguration,
} from '../model/configuration.ts'
import { differences } from '../model/differences.ts'
import type { JournalDetail, JournalOutcome, JournalPlanDetail } from './journalEntry.ts'
import type { BeforeAfter } from '../planning/plan.ts'

/** Which configuration it is now; undefined where the tenant's list does not have it (any more). */
export type FindConfiguration = (ref: ConfigurationRef) => Configuration | undefined

/**
 * What leads back from a plan: on every configuration that it changed, or may have changed, the places it touched
 * become what they were. Everything else stays as it is held now. `only` narrows it to some configurations.
 */
export function undoPairs(
  detail: JournalPlanDetail,
  find: FindConfiguration,
  only?: ReadonlySet<string>,
): readonly BeforeAfter[] {
  return detail.configurations
    .filter((one) => mayHaveChanged(one) && (only === undefined || only.has(one.configurationId)))
    .map((one) => {
      // What was there right before the write is what the plan replaced; an old journal has only what the plan saw.
      const before = (one.looked ?? one.before).map(assignmentFromGraph)
      const after = one.after.map(assignmentFromGraph)
      // What an approval was asked with was read before the write.
      const held = one.approval === 'applied' ? after : (one.held?.map(assignmentFromGraph) ?? after)
      return {
        assignable: assignableOf(one, find),
        before: held,
        after: reverted(kindOfEntry(one), held, before, after),
        recorded: before,
      }
    })
}

/** What is left of a plan that was cut short: cancelled, or its window closed. What was written already merges to nothing. */
export function restPairs(detail: JournalPlanDetail, find: FindConfiguration): readonly BeforeAfter[] {
  return detail.configurations.filter(isLeft).map((one) => ({
    assignable: assignableOf(one, find),
    before: one.before.map(assignmentFromGraph),
    after: one.after.map(assignmentFromGraph),
  }))
}

/** Whether the service may hold something else since: a refusal that is certain changed nothing. */
export function mayHaveChanged({
  outcome,
  begun,
  error,
  approval,
}: Omit<JournalOutcome, 'configurationName'>): boolean {
  if (outcome === 'applied' || approval === 'applied') return true
  if (!begun) return false
  return outcome === 'pending' || error?.kind === 'unknownOutcome' || error?.kind === 'differentlyKept'
}

export function isLeft({ outcome, error }: Pick<JournalDetail, 'outcome' | 'error'>): boolean {
  return outcome === 'pending' || (outcome === 'failed' && error?.kind === 'cancelled')
}

function reverted(
  kind: Kind,
  held: readonly Assignment[],
  before: readonly Assignment[],
  after: readonly Assignment[],
): Assignment[] {
  // Where the service kept something else, that is not what the plan made, and not the plan's to take back.
  const foreign = new Set(differences(kind, after, held).map((one) => one.key))
  const ours = differences(kind, before, after).filter((one) => !foreign.has(one.key))
  const touched = new Map(ours.map((one) => [one.key, one.befores]))
  const kept = held.filter((one) => !touched.has(assignmentKey(kind, one)))
  return [...kept, ...[...touched.values()].flat().map(withoutId)]
}

/** The id was the service's for an assignment that is no more; it makes a new one. */
function withoutId(assignment: Assignment): Assignment {
  const { id: _, ...raw } = assignment.raw
  return { ...assignment, raw: raw satisfies Json }
}

function assignableOf(entry: JournalDetail, find: FindConfiguration): Assignable {
  const kind = kindOfEntry(entry)
  const named = (id: string, displayName: string): Configuration =>
    find({ kind, id }) ?? namedConfiguration(kind, id, displayName)
  return {
    configuration: named(entry.configurationId, entry.configurationName),
    via: entry.via && named(entry.via.id, entry.via.name),
  }
}

function kindOfEntry({ kind }: JournalOutcome): Kind {
  return (kind === undefined ? unnamedKind : kindOf(kind)) ?? unnamedKind
}
