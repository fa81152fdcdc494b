import type { Graph } from '../../graph/graph.ts'
import { applyEntry } from './applyEntry.ts'
import { DomainError } from '../model/domainError.ts'
import type { Justification } from './applyContext.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Plan, PlanEntry } from '../planning/plan.ts'
import type { WriteRoute } from './writeRoute.ts'

/** The journal of one plan. What `intent` throws keeps that configuration from being written. */
export interface PlanRecord {
  intent(configurationId: string): Promise<void>
  /** Reports its own failure: by now the service holds what it holds. */
  outcome(outcome: Outcome): Promise<void>
}

export interface ApplyOptions {
  readonly record: PlanRecord
  /** The user reviewed a preview and approved exactly that. */
  readonly exact?: boolean
  /** What the plan was made from may be old: look before every write, a plain addition included. */
  readonly reread?: boolean
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
  readonly #now: () => number
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(graph: Graph, route: WriteRoute, now: () => number) {
    this.#graph = graph
    this.#route = route
    this.#now = now
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
      const outcome = await this.exclusively(entry.assignable.configuration.id, () =>
        this.#applyOne(entry, plan.entries.length > 1, options, ask, signal),
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
    many: boolean,
    options: ApplyOptions,
    askJustification: Justification | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Outcome> {
    const { assignable } = entry
    if (signal?.aborted) {
      return { assignable, outcome: 'failed', error: new DomainError('cancelled', 'cancelled before its turn') }
    }
    options.onBegin?.(entry)
    const outcome = await applyEntry(entry, {
      graph: this.#graph,
      route: this.#route,
      now: this.#now,
      exact: options.exact ?? false,
      reread: many || (options.reread ?? false),
      justification: options.justification,
      askJustification,
      beforeWrite: () => options.record.intent(assignable.configuration.id),
      signal,
    })
    await options.record.outcome(outcome)
    return outcome
  }

  /** Runs `work` when nothing else of ours is in work on the configuration. */
  exclusively<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(work)
    const settled = turn
      .catch(() => undefined)
      .finally(() => {
        if (this.#turns.get(id) === settled) this.#turns.delete(id)
      })
    this.#turns.set(id, settled)
    return turn
  }
}

function once(ask: Justification): Justification {
  let answer: Promise<string | undefined> | undefined
  return () => (answer ??= ask())
}
