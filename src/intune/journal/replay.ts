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
import { entryKey } from './entryKey.ts'
import { mayHaveChanged } from '../planning/fate.ts'
import type { BeforeAfter } from '../planning/plan.ts'

/** Which configuration it is now; undefined where the tenant's list does not have it (any more). */
export type FindConfiguration = (ref: ConfigurationRef) => Configuration | undefined

/** Plans made from the record. */
export interface Replay {
  readonly pairs: readonly BeforeAfter[]
  /** Of a kind that this version does not know: nothing can be planned for them. */
  readonly unknown: readonly JournalDetail[]
}

/**
 * What leads back from a plan: on every configuration that it changed, or may have changed, the places it touched
 * become what they were. Everything else stays as it is held now. `only` narrows it to some configurations (`entryKey`).
 */
export function undoPairs(detail: JournalPlanDetail, find: FindConfiguration, only?: ReadonlySet<string>): Replay {
  const chosen = detail.configurations.filter(
    (one) => mayHaveChanged(one.fate) && (only === undefined || only.has(entryKey(one))),
  )
  return {
    unknown: chosen.filter((one) => kindOfEntry(one) === undefined),
    pairs: ofKnownKind(chosen, find).map(({ kind, assignable, entry: one }) => {
      // What was there right before the write is what the plan replaced; an old journal has only what the plan saw.
      const before = (one.looked ?? one.before).map(assignmentFromGraph)
      const after = one.after.map(assignmentFromGraph)
      const held = one.held?.map(assignmentFromGraph) ?? after
      const gone = goneKeys(kind, one)
      return { assignable, before: held, after: reverted(kind, held, before, after, gone), recorded: before, gone }
    }),
  }
}

/** What is left of a plan that was cut short: cancelled, or its window closed. What was written already merges to nothing. */
export function restPairs(detail: JournalPlanDetail, find: FindConfiguration, only?: ReadonlySet<string>): Replay {
  const left = detail.configurations.filter((one) => isLeft(one) && (only === undefined || only.has(entryKey(one))))
  return {
    unknown: left.filter((one) => kindOfEntry(one) === undefined),
    pairs: ofKnownKind(left, find).map(({ kind, assignable, entry }) => ({
      assignable,
      before: entry.before.map(assignmentFromGraph),
      after: entry.after.map(assignmentFromGraph),
      gone: goneKeys(kind, entry),
    })),
  }
}

/** Whether a part of the plan is still to do there: it was cancelled, or cut short. */
export function isLeft({ outcome, error }: Pick<JournalDetail, 'outcome' | 'error'>): boolean {
  return outcome === 'pending' || (outcome === 'failed' && ['cancelled', 'partly'].includes(error?.kind ?? ''))
}

function reverted(
  kind: Kind,
  held: readonly Assignment[],
  before: readonly Assignment[],
  after: readonly Assignment[],
  gone: ReadonlySet<string>,
): Assignment[] {
  // Where the service kept something else, that is not what the plan made, and not the plan's to take back.
  const others = differences(kind, after, held).filter(({ key, afters }) => afters.length > 0 || !gone.has(key))
  const foreign = new Set(others.map((one) => one.key))
  const ours = differences(kind, before, after).filter((one) => !foreign.has(one.key))
  const touched = new Map(ours.map((one) => [one.key, one.befores]))
  const kept = held.filter((one) => !touched.has(assignmentKey(kind, one)))
  return [...kept, ...[...touched.values()].flat().map(withoutId)]
}

/** Where a request of the plan took an assignment away, or may have: what was to come in its place may be missing. */
function goneKeys(kind: Kind, { looked, before, sent = [] }: JournalDetail): ReadonlySet<string> {
  const deleted = sent.filter(({ method, status = 0 }) => method === 'DELETE' && status < 400)
  const ids = new Set(deleted.map(({ path }) => decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))))
  const there = (looked ?? before).filter(({ id }) => typeof id === 'string' && ids.has(id))
  return new Set(there.map((raw) => assignmentKey(kind, assignmentFromGraph(raw))))
}

/** The id was the service's for an assignment that is no more; it makes a new one. */
function withoutId(assignment: Assignment): Assignment {
  const { id: _, ...raw } = assignment.raw
  return { ...assignment, raw: raw satisfies Json }
}

function ofKnownKind(
  entries: readonly JournalDetail[],
  find: FindConfiguration,
): readonly { readonly kind: Kind; readonly assignable: Assignable; readonly entry: JournalDetail }[] {
  return entries.flatMap((entry) => {
    const kind = kindOfEntry(entry)
    return kind ? [{ kind, assignable: assignableOf(kind, entry, find), entry }] : []
  })
}

/** What the entry is about, as it is known now. */
export function assignableOf(kind: Kind, entry: JournalOutcome, find: FindConfiguration): Assignable {
  const named = (id: string, displayName: string): Configuration =>
    find({ kind, id }) ?? namedConfiguration(kind, id, displayName)
  return {
    configuration: named(entry.configurationId, entry.configurationName),
    via: entry.via && named(entry.via.id, entry.via.name),
  }
}

/** Undefined for a kind that this version does not know: a later one wrote it, and nobody here can say what it means. */
export function kindOfEntry({ kind }: Pick<JournalOutcome, 'kind'>): Kind | undefined {
  return kind === undefined ? unnamedKind : kindOf(kind)
}
