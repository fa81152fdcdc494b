import { Emitter } from '../../base/events.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'
import { kindTable } from '../kinds/kindTable.ts'
import type { AssignmentSet, AssignmentSetState } from '../model/assignmentSet.ts'
import { type Assignable, type Configuration, configurationKey, type ConfigurationRef } from '../model/configuration.ts'
import { Activity } from './activity.ts'
import { Certificates, type CertificateState } from './certificates.ts'
import { configurationMeant } from './configurationMeant.ts'
import { firstPage } from './firstPage.ts'
import { GatheredBatches } from './gatheredBatches.ts'
import { HeldSets } from './heldSets.ts'
import { KindReading } from './kindReading.ts'
import type { KindState } from './kindState.ts'
import { readState } from './readAssignmentSet.ts'
import { readConfiguration } from './readList.ts'
import type { Snapshot } from './snapshot.ts'
import type { Usage } from './usage.ts'

/** What changed in the model: one configuration's row, the state of a kind, or which rows there are. */
export type TenantChange = { readonly configuration: ConfigurationRef } | { readonly kind: Kind } | 'list'

export interface TenantOptions {
  /** Which kinds are read, asked for at each reading; all of the table where it is left out. */
  readonly kinds?: () => readonly Kind[]
}

/** The model in memory of what was read: kinds, configurations, their sets, and when. The rows show it and nothing else. */
export class Tenant {
  /** What is being done to which configuration. */
  readonly activity = new Activity()
  readonly #graph: Graph
  readonly #now: () => number
  readonly #kindsToRead: () => readonly Kind[]
  readonly #states = new Map<Kind, KindState>()
  readonly #configurations = new Map<string, Configuration>()
  readonly #sets = new HeldSets()
  readonly #certificates: Certificates
  readonly #changed = new Emitter<TenantChange>()
  readonly onDidChange = this.#changed.event
  /** When all was last read, save the kinds whose state says why not; in milliseconds since 1970. */
  listReadAt: number | undefined
  /** When that was read which is shown until the first reading is done. */
  restoredAt: number | undefined

  constructor(graph: Graph, now: () => number, { kinds = () => kindTable }: TenantOptions = {}) {
    this.#graph = graph
    this.#now = now
    this.#kindsToRead = kinds
    this.#certificates = new Certificates(graph)
  }

  /** The kinds that are to be read, each with its state. */
  get kinds(): ReadonlyMap<Kind, KindState> {
    return new Map(this.#kindsToRead().map((kind) => [kind, this.#states.get(kind) ?? { state: 'unread' }]))
  }

  get configurations(): Iterable<Configuration> {
    return this.#configurations.values()
  }

  /** Which assignments point at which target. */
  get usage(): Usage {
    return this.#sets.usage
  }

  get size(): number {
    return this.#configurations.size
  }

  configuration(ref: ConfigurationRef): Configuration | undefined {
    return this.#configurations.get(configurationKey(ref))
  }

  /** Undefined: never read. */
  set(ref: ConfigurationRef): AssignmentSetState | undefined {
    return this.#sets.get(ref)
  }

  /** Undefined: not looked up yet. */
  certificate(via: ConfigurationRef): CertificateState | undefined {
    return this.#certificates.of(via)
  }

  /**
   * Reads all kinds, each by itself; rows come page by page, and what was read before stays where a kind fails: its state
   * says so. Throws a `GraphError` where no kind at all could be read, and when cancelled.
   */
  async load(signal?: AbortSignal): Promise<void> {
    const kinds = this.#kindsToRead()
    this.#keepOnly(kinds)
    const states = await this.#readAll(kinds, signal)
    const failures = states.flatMap((one) => ('error' in one ? [one.error] : []))
    if (failures[0] && failures.length === kinds.length) throw failures[0]
    this.#certificates.clear()
    this.listReadAt = this.#now()
    this.restoredAt = undefined
    this.#changed.fire('list')
  }

  /** Shows what was read at an earlier start until it is read again; what is known already is newer. */
  restore({ at, configurations }: Snapshot): void {
    if (this.listReadAt !== undefined) return
    const wanted = this.#kindsToRead()
    for (const { configuration, set } of configurations) {
      if (!wanted.includes(configuration.kind) || this.configuration(configuration)) continue
      this.#configurations.set(configurationKey(configuration), configuration)
      if (set && !this.set(configuration)) this.#sets.put(configuration, { state: 'read', set })
    }
    this.restoredAt = at
    this.#changed.fire('list')
  }

  /** Reads some kinds again, each by itself. Throws only when cancelled. */
  async loadKinds(kinds: readonly Kind[], signal?: AbortSignal): Promise<readonly KindState[]> {
    const states = await this.#readAll(kinds, signal)
    this.#changed.fire('list')
    return states
  }

  /** Reads one set again. Throws only when cancelled; a configuration that is gone leaves the model. */
  async reload(configuration: Configuration, signal?: AbortSignal): Promise<void> {
    const state = await readState(this.#graph, configuration, this.#now, signal)
    if (state.state === 'unread' && state.error instanceof GraphError && state.error.kind === 'notFound') {
      this.#forget(configuration)
      this.#changed.fire('list')
    } else this.#take(configuration, state)
  }

  /**
   * The configuration that `kind/id` or a bare id means, with its set, from the model or from the service; undefined when
   * there is none. Throws a `GraphError`, or a `DomainError` of kind `ambiguous`.
   */
  async find(text: string, signal?: AbortSignal): Promise<Configuration | undefined> {
    const meant = configurationMeant(text, this)
    if (meant === undefined) return undefined
    const known = this.configuration(meant)
    if (known && this.set(known)?.state === 'read') return known
    const found = known ?? (await readConfiguration(this.#graph, meant.kind, meant.id, signal))
    if (found === undefined) return undefined
    await this.reload(found, signal)
    return this.set(found) && found
  }

  /** Looks up the certificate profile that a configuration refers to, with its set. Throws only when cancelled. */
  async loadCertificate(via: Configuration, signal?: AbortSignal): Promise<CertificateState> {
    const state = await this.#certificates.read(via, signal)
    if (state.state === 'read' && this.set(state.certificate)?.state !== 'read') {
      this.#sets.put(state.certificate, await readState(this.#graph, state.certificate, this.#now, signal))
    }
    this.#certificates.set(via, state)
    this.#changed.fire({ configuration: via })
    return state
  }

  /** What a write's read-back found; undefined where nothing is known any more. */
  take({ configuration }: Assignable, held: AssignmentSet | undefined, error?: Error): void {
    if (held) this.#take(configuration, { state: 'read', set: held })
    else if (error) this.#take(configuration, { state: 'unread', error })
  }

  #readAll(kinds: readonly Kind[], signal?: AbortSignal): Promise<readonly KindState[]> {
    const batches = new GatheredBatches(this.#graph, signal)
    const together = kinds.length > 1
    return Promise.all(
      kinds.map((kind) => this.#read(kind, batches, together ? firstPage(batches, kind) : undefined, signal)),
    )
  }

  async #read(
    kind: Kind,
    batches: GatheredBatches,
    first: Promise<BatchAnswer> | undefined,
    signal?: AbortSignal,
  ): Promise<KindState> {
    const before = this.#states.get(kind)
    this.#setState(kind, { state: 'reading' })
    try {
      const reading = new KindReading(kind, this.#graph, batches, this.#now, {
        turn: () => this.#sets.turn,
        known: () => [...this.configurations].filter((one) => one.kind === kind),
        page: (configurations) => {
          for (const one of configurations) this.#configurations.set(configurationKey(one), one)
        },
        set: (configuration, state, turn) => this.#sets.putUnlessNewer(configuration, state, turn),
        shown: () => this.#changed.fire('list'),
        gone: (configuration) => this.#forget(configuration),
      })
      const state = await reading.run(first, signal)
      this.#setState(kind, state)
      return state
    } catch (error) {
      this.#setState(kind, before ?? { state: 'unread' })
      throw error
    }
  }

  #take(configuration: Configuration, state: AssignmentSetState): void {
    this.#sets.take(configuration, state)
    this.#changed.fire({ configuration })
    for (const via of this.#certificates.referringTo(configuration)) this.#changed.fire({ configuration: via })
  }

  #keepOnly(kinds: readonly Kind[]): void {
    for (const one of this.configurations) if (!kinds.includes(one.kind)) this.#forget(one)
    for (const kind of this.#states.keys()) if (!kinds.includes(kind)) this.#states.delete(kind)
  }

  #forget(configuration: Configuration): void {
    this.#configurations.delete(configurationKey(configuration))
    this.#sets.forget(configuration)
    this.#certificates.forget(configuration)
  }

  #setState(kind: Kind, state: KindState): void {
    this.#states.set(kind, state)
    this.#changed.fire({ kind })
  }
}
