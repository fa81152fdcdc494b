import type { Clock } from '../../base/clock.ts'
import type { Graph } from '../../graph/graph.ts'
import { applyEntry } from './applyEntry.ts'
import { type Assignable, configurationKey, type ConfigurationRef } from '../model/configuration.ts'
import { merge } from './merge.ts'
import type { JournalDetail } from '../journal/journalEntry.ts'
import { entryOfDetail, finishApproved } from './finishApproved.ts'
import type { Assignment } from '../model/assignment.ts'
import { assignPath } from '../tenant/assignmentPaths.ts'
import { currentSet } from './currentSet.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import { DomainError } from '../model/domainError.ts'
import type { LastWritten } from './lastWritten.ts'
import { longestWay, type LostWrite, type Shown, shownOf, shows } from './lostWrite.ts'
import type { Justification } from './applyContext.ts'
import type { Outcome, SentRequest } from '../planning/outcome.ts'
import type { Plan, PlanEntry } from '../planning/plan.ts'
import type { WriteRoute } from './writeRoute.ts'

/** The journal of one plan. What `intent` throws keeps that configuration from being written. */
export interface PlanRecord {
  intent(assignable: Assignable): Promise<void>
  /** A request is on its way. */
  sending(assignable: Assignable, request: Omit<SentRequest, 'status'>, looked?: readonly Assignment[]): void
  /** Reports its own failure: by now the service holds what it holds. */
  outcome(outcome: Outcome): Promise<void>
}

export interface ApplyOptions {
  readonly record: PlanRecord
  /** The user reviewed a preview and approved exactly that. */
  readonly exact?: boolean
  /** The user knows that an earlier write may still be carried out, and wants this one all the same. */
  readonly anyway?: boolean
  readonly justification?: string
  readonly askJustification?: Justification
  /** Called as each configuration begins and ends. */
  readonly onBegin?: (entry: PlanEntry) => void
  readonly onOutcome?: (outcome: Outcome) => void
}

/** How many configurations are in work at once; the writes are paced below Intune's throttling limit by the client. */
const sideBySide = 8

/** Carries plans out on one tenant: writes to one configuration in order, different ones side by side. */
export class Applier {
  readonly #graph: Graph
  readonly #route: WriteRoute
  readonly #clock: Clock
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #written = new Map<string, LastWritten>()
  readonly #lost = new Map<string, LostWrite>()

  constructor(graph: Graph, route: WriteRoute, clock: Clock) {
    this.#graph = graph
    this.#route = route
    this.#clock = clock
  }

  /**
   * One outcome per entry, in the order of the plan. Aborting lets what is in work finish;
   * what has not begun fails with kind `cancelled`. Never throws.
   */
  async apply(plan: Plan, options: ApplyOptions, signal?: AbortSignal): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = []
    const ask = options.askJustification && once(options.askJustification)
    const one = async (index: number): Promise<void> => {
      const entry = plan.entries[index]
      if (entry === undefined) return
      const outcome = await this.exclusively(entry.assignable.configuration, () =>
        this.#applyOne(entry, options, ask, signal),
      )
      outcomes[index] = outcome
      options.onOutcome?.(outcome)
    }
    let next = 0
    // The first goes alone: what it learns of the service's routes spares the others the same refusal.
    if (plan.entries.length > 0) await one(next++)
    const worker = async (): Promise<void> => {
      while (next < plan.entries.length) await one(next++)
    }
    await Promise.all(Array.from({ length: sideBySide }, worker))
    return outcomes
  }

  async #applyOne(
    entry: PlanEntry,
    options: ApplyOptions,
    askJustification: Justification | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    const { assignable } = entry
    if (signal?.aborted) {
      const error = new DomainError('cancelled', 'cancelled before its turn')
      return { assignable, outcome: 'failed', fate: 'notSent', error }
    }
    options.onBegin?.(entry)
    const key = configurationKey(assignable.configuration)
    const outcome = await applyEntry(entry, {
      graph: this.#graph,
      route: this.#route,
      clock: this.#clock,
      written: this.#written.get(key),
      exact: options.exact ?? false,
      lost: options.anyway ? undefined : this.#lostAt(key),
      justification: options.justification,
      askJustification,
      beforeWrite: () => options.record.intent(assignable),
      sending: (request, looked) => options.record.sending(assignable, request, looked),
      signal,
    })
    this.#remember(entry, outcome)
    await options.record.outcome(outcome)
    return outcome
  }

  /** Repeats a write that was approved, see `finishApproved`, when nothing else of ours is in work on the configuration. */
  finishApproved(assignable: Assignable, detail: JournalDetail, signal?: AbortSignal): Promise<Outcome> {
    const key = configurationKey(assignable.configuration)
    return this.exclusively(assignable.configuration, async () => {
      const [written, lost] = [this.#written.get(key), this.#lostAt(key)]
      const context = { graph: this.#graph, clock: this.#clock, written, lost, signal }
      const outcome = await finishApproved(assignable, detail, context)
      this.#remember(entryOfDetail(assignable, detail), outcome)
      return outcome
    })
  }

  /** What the service holds by now, and how much of a change at the keys `only` it shows. Throws a `GraphError`. */
  lookAgain(
    assignable: Assignable,
    before: readonly Assignment[],
    after: readonly Assignment[],
    only: ReadonlySet<string>,
    signal?: AbortSignal,
  ): Promise<{ readonly held: AssignmentSet; readonly shown: Shown }> {
    return this.exclusively(assignable.configuration, async () => {
      const held = await currentSet({ graph: this.#graph, clock: this.#clock }, assignable, signal)
      this.settle(assignable.configuration, held)
      return { held, shown: shownOf(assignable.configuration.kind, before, after, held, only) }
    })
  }

  /** A write of another window that may still be carried out, as the journal has it; what is known here already stays. */
  expect(entry: PlanEntry, looked: readonly Assignment[] | undefined, sent: Outcome['sent']): void {
    const key = configurationKey(entry.assignable.configuration)
    if (this.#lost.has(key)) return
    const at = this.#clock.monotonic()
    const goal = { after: entry.after, theirs: looked && { assignments: looked, readAt: 0 }, others: [] }
    this.#lost.set(key, { entry, goal, whole: mayReplaceSet(entry.assignable, sent), at })
  }

  /** What the next write of the configuration has to know of this one. */
  #remember(entry: PlanEntry, { fate, looked, held, sent }: Outcome): void {
    const key = configurationKey(entry.assignable.configuration)
    const at = this.#clock.monotonic()
    if (fate === 'accepted' && looked) {
      const { assignable, before, after: wanted, gone } = entry
      const after = merge(assignable.configuration.kind, before, wanted, looked.assignments, false, gone)
      if (after.kind === 'merged') this.#written.set(key, { before: looked.assignments, after: after.after, at })
    }
    const goal = { after: entry.after, theirs: looked, others: [] }
    if (fate === 'unknown') this.#lost.set(key, { entry, goal, whole: mayReplaceSet(entry.assignable, sent), at })
    else if (fate === 'accepted') this.#lost.delete(key)
    else if (held) this.settle(entry.assignable.configuration, held)
  }

  #lostAt(key: string): LostWrite | undefined {
    const lost = this.#lost.get(key)
    return lost && this.#clock.monotonic() - lost.at < longestWay ? lost : undefined
  }

  /** Takes note of what the service holds: an earlier write that it shows is not still to come. */
  settle(configuration: ConfigurationRef, held: AssignmentSet): void {
    const key = configurationKey(configuration)
    const lost = this.#lost.get(key)
    if (lost && shows(lost, held)) this.#lost.delete(key)
  }

  /** Runs `work` when nothing else of ours is in work on the configuration. */
  exclusively<T>(configuration: ConfigurationRef, work: () => Promise<T>): Promise<T> {
    const key = configurationKey(configuration)
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work)
    const settled = turn
      .catch(() => undefined)
      .finally(() => {
        if (this.#turns.get(key) === settled) this.#turns.delete(key)
      })
    this.#turns.set(key, settled)
    return turn
  }
}

/** Whether the last request replaces the whole set, as far as is known. */
function mayReplaceSet(assignable: Assignable, sent: Outcome['sent']): boolean {
  if (assignable.configuration.kind.write.by !== 'set') return false
  const path = sent?.at(-1)?.path
  return path === undefined || path === assignPath(assignable) || path === assignPath(assignable, 'cast')
}

function once(ask: Justification): Justification {
  let answer: Promise<string | undefined> | undefined
  return () => (answer ??= ask())
}
