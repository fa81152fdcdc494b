import type { Clock } from '../../base/clock.ts'
import type { Graph } from '../../graph/graph.ts'
import { applyEntry } from './applyEntry.ts'
import { type Assignable, configurationKey, type ConfigurationRef } from '../model/configuration.ts'
import { DomainError } from '../model/domainError.ts'
import type { LastWritten } from './lastWritten.ts'
import type { Justification } from './applyContext.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Plan, PlanEntry } from '../planning/plan.ts'
import type { WriteRoute } from './writeRoute.ts'

/** The journal of one plan. What `intent` throws keeps that configuration from being written. */
export interface PlanRecord {
  intent(assignable: Assignable): Promise<void>
  /** Reports its own failure: by now the service holds what it holds. */
  outcome(outcome: Outcome): Promise<void>
}

export interface ApplyOptions {
  readonly record: PlanRecord
  /** The user reviewed a preview and approved exactly that. */
  readonly exact?: boolean
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
      return { assignable, outcome: 'failed', error: new DomainError('cancelled', 'cancelled before its turn') }
    }
    options.onBegin?.(entry)
    const key = configurationKey(assignable.configuration)
    const outcome = await applyEntry(entry, {
      graph: this.#graph,
      route: this.#route,
      clock: this.#clock,
      written: this.#written.get(key),
      exact: options.exact ?? false,
      justification: options.justification,
      askJustification,
      beforeWrite: () => options.record.intent(assignable),
      signal,
    })
    if (outcome.outcome === 'applied' && outcome.looked) {
      this.#written.set(key, { before: outcome.looked.assignments, at: this.#clock.now() })
    }
    await options.record.outcome(outcome)
    return outcome
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

function once(ask: Justification): Justification {
  let answer: Promise<string | undefined> | undefined
  return () => (answer ??= ask())
}
