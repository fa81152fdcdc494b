import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import type { AssignmentSet, AssignmentSetState } from '../model/assignmentSet.ts'
import { configurationFromGraph, type Assignable, type Configuration } from '../model/configuration.ts'
import { Activity } from './activity.ts'
import { configurationPath } from './assignmentPaths.ts'
import { readConfiguration, readConfigurations, readState } from './readConfigurations.ts'
import { toError } from '../../base/toError.ts'

/** The identity certificate profile that a configuration refers to. */
export type CertificateState =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly certificate: Configuration }
  | { readonly state: 'unread'; readonly error: Error }

/** What changed in the model: one configuration's row, or which rows there are. */
export type TenantChange = { readonly configurationId: string } | 'list'

/** The model in memory of what was read: configurations, their sets, and when. The rows show it and nothing else. */
export class Tenant {
  /** What is being done to which configuration. */
  readonly activity = new Activity()
  readonly #graph: Graph
  readonly #now: () => number
  readonly #configurations = new Map<string, Configuration>()
  readonly #sets = new Map<string, AssignmentSetState>()
  readonly #certificates = new Map<string, CertificateState>()
  /** The turn at which a set was last read on its own, to tell it from an older page of a refresh under way. */
  readonly #takenAt = new Map<string, number>()
  #takes = 0
  readonly #listeners = new Set<(change: TenantChange) => void>()
  /** When the list was last read to its end, in milliseconds since 1970. */
  listReadAt: number | undefined

  constructor(graph: Graph, now: () => number) {
    this.#graph = graph
    this.#now = now
  }

  get configurations(): Iterable<Configuration> {
    return this.#configurations.values()
  }

  get size(): number {
    return this.#configurations.size
  }

  configuration(id: string): Configuration | undefined {
    return this.#configurations.get(id)
  }

  /** Undefined: never read. */
  set(configurationId: string): AssignmentSetState | undefined {
    return this.#sets.get(configurationId)
  }

  /** Undefined: not looked up yet. */
  certificate(configurationId: string): CertificateState | undefined {
    return this.#certificates.get(configurationId)
  }

  onDidChange(listener: (change: TenantChange) => void): { dispose(): void } {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Reads the whole list; rows come page by page. Throws a `GraphError`, and what was read before stays. */
  async load(signal?: AbortSignal): Promise<void> {
    const seen = new Set<string>()
    let asked = this.#takes
    for await (const page of readConfigurations(this.#graph, this.#now, signal)) {
      signal?.throwIfAborted()
      for (const { configuration, set } of page) {
        seen.add(configuration.id)
        this.#configurations.set(configuration.id, configuration)
        // What was read on its own since this page was asked for is newer than the page.
        if ((this.#takenAt.get(configuration.id) ?? 0) <= asked) this.#sets.set(configuration.id, set)
      }
      this.#fire('list')
      asked = this.#takes
    }
    for (const id of this.#configurations.keys()) if (!seen.has(id)) this.#forget(id)
    this.#certificates.clear()
    this.listReadAt = this.#now()
    this.#fire('list')
  }

  /** Reads one set anew. Throws only when cancelled; a configuration that is gone leaves the model. */
  async reload(configuration: Configuration, signal?: AbortSignal): Promise<void> {
    const state = await readState(this.#graph, configuration, this.#now, signal)
    if (state.state === 'unread' && state.error instanceof GraphError && state.error.kind === 'notFound') {
      this.#forget(configuration.id)
      this.#fire('list')
    } else this.#take(configuration.id, state)
  }

  /** The configuration and its set, from the model or from the service; undefined when the service has none of that id. */
  async find(id: string, signal?: AbortSignal): Promise<Configuration | undefined> {
    const known = this.#configurations.get(id)
    if (known && this.#sets.get(id)?.state === 'read') return known
    const read = await readConfiguration(this.#graph, id, this.#now, signal)
    if (read === undefined) return undefined
    this.#takenAt.set(id, ++this.#takes)
    this.#sets.set(id, read.set)
    if (known) this.#fire({ configurationId: id })
    return known ?? read.configuration
  }

  /** Looks up the certificate profile that a configuration refers to, with its set. Throws only when cancelled. */
  async loadCertificate(via: Configuration, signal?: AbortSignal): Promise<CertificateState> {
    const state = await this.#readCertificate(via, signal)
    this.#certificates.set(via.id, state)
    this.#fire({ configurationId: via.id })
    return state
  }

  /** What a write's read-back found; undefined where nothing is known any more. */
  take(assignable: Assignable, held: AssignmentSet | undefined, error?: Error): void {
    const { id } = assignable.configuration
    if (held) this.#take(id, { state: 'read', set: held })
    else if (error) this.#take(id, { state: 'unread', error })
  }

  #take(id: string, state: AssignmentSetState): void {
    this.#sets.set(id, state)
    this.#takenAt.set(id, ++this.#takes)
    this.#fire({ configurationId: id })
    for (const [via, certificate] of this.#certificates) {
      if (certificate.state === 'read' && certificate.certificate.id === id) this.#fire({ configurationId: via })
    }
  }

  async #readCertificate(via: Configuration, signal?: AbortSignal): Promise<CertificateState> {
    try {
      const raw = await this.#graph.get(`${configurationPath(via.id)}/identityCertificate`, {}, signal)
      const certificate = configurationFromGraph(via.kind, raw)
      if (certificate.id === '') return { state: 'none' }
      if (this.#sets.get(certificate.id)?.state !== 'read') {
        this.#sets.set(certificate.id, await readState(this.#graph, certificate, this.#now, signal))
      }
      return { state: 'read', certificate }
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof GraphError && hasNone(error, via)) return { state: 'none' }
      return { state: 'unread', error: toError(error) }
    }
  }

  #forget(id: string): void {
    this.#configurations.delete(id)
    this.#sets.delete(id)
    this.#takenAt.delete(id)
    this.#certificates.delete(id)
  }

  #fire(change: TenantChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}

/** A type without that navigation is refused in one of several ways; only for the others is a refusal a failure. */
function hasNone({ kind }: GraphError, { sort }: Configuration): boolean {
  return kind === 'notFound' || (!sort.identityCertificate && (kind === 'routeMissing' || kind === 'badRequest'))
}
