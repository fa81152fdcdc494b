import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { toError } from '../../base/toError.ts'
import {
  type Configuration,
  configurationFromGraph,
  configurationKey,
  type ConfigurationRef,
} from '../model/configuration.ts'
import { identityCertificatePath } from './assignmentPaths.ts'

/** The identity certificate profile that a configuration refers to. */
export type CertificateState =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly certificate: Configuration }
  | { readonly state: 'unread'; readonly error: Error }

/** Which certificate profile each configuration refers to, as far as it was looked up. */
export class Certificates {
  readonly #graph: Graph
  readonly #known = new Map<string, { readonly via: ConfigurationRef; readonly state: CertificateState }>()

  constructor(graph: Graph) {
    this.#graph = graph
  }

  of(via: ConfigurationRef): CertificateState | undefined {
    return this.#known.get(configurationKey(via))?.state
  }

  /** The configurations that refer to this certificate profile. */
  *referringTo(certificate: ConfigurationRef): Generator<ConfigurationRef> {
    const key = configurationKey(certificate)
    for (const { via, state } of this.#known.values()) {
      if (state.state === 'read' && configurationKey(state.certificate) === key) yield via
    }
  }

  set(via: ConfigurationRef, state: CertificateState): void {
    this.#known.set(configurationKey(via), { via, state })
  }

  forget(via: ConfigurationRef): void {
    this.#known.delete(configurationKey(via))
  }

  clear(): void {
    this.#known.clear()
  }

  /** Asks the service. Throws only when cancelled. */
  async read(via: Configuration, signal?: AbortSignal): Promise<CertificateState> {
    try {
      const raw = await this.#graph.get(identityCertificatePath(via), {}, signal)
      const certificate = configurationFromGraph(via.kind, raw)
      return certificate.id === '' ? { state: 'none' } : { state: 'read', certificate }
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof GraphError && hasNone(error, via)) return { state: 'none' }
      return { state: 'unread', error: toError(error) }
    }
  }
}

/** A type without that navigation is refused in one of several ways; only for the others is a refusal a failure. */
function hasNone({ kind }: GraphError, { sort }: Configuration): boolean {
  return kind === 'notFound' || (!sort.identityCertificate && (kind === 'routeMissing' || kind === 'badRequest'))
}
