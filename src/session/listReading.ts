import { Emitter } from '../base/events.ts'
import type { Log } from '../base/log.ts'
import { groupOf } from '../intune/model/target.ts'
import type { Connection } from './connection.ts'
import { isCancelled } from './isCancelled.ts'
import { toError } from '../base/toError.ts'

export type ListState =
  | { readonly kind: 'unread' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read' }
  | { readonly kind: 'failed'; readonly error: Error }

/** The reading of the list: one at a time, the newest wins, and who waited for an older one gets the newest. */
export class ListReading {
  readonly #log: Log
  readonly #changed = new Emitter<void>()
  readonly onDidChange = this.#changed.event
  #state: ListState = { kind: 'unread' }
  #controller: AbortController | undefined
  #reading: Promise<void> | undefined

  constructor(log: Log) {
    this.#log = log
  }

  get state(): ListState {
    return this.#state
  }

  /** Another tenant, or none: what was known of the reading is void. */
  reset(): void {
    this.#controller?.abort()
    this.#controller = undefined
    this.#reading = undefined
    this.#set({ kind: 'unread' })
  }

  /** Reads everything anew. Rejects with a `GraphError`; the tenant then keeps what it had. */
  async refresh(connection: Connection): Promise<void> {
    this.#controller?.abort()
    const controller = new AbortController()
    this.#controller = controller
    const reading = this.#read(connection, controller.signal)
    this.#reading = reading
    try {
      await reading
    } catch (error) {
      // A newer reading took over: its result is the one that counts.
      if (this.#reading !== reading && this.#reading !== undefined && isCancelled(error)) return this.#reading
      throw error
    }
  }

  async #read({ tenant, groups, filters }: Connection, signal: AbortSignal): Promise<void> {
    this.#set({ kind: 'reading' })
    try {
      await tenant.load(signal)
      // A newer reading, or another tenant, may have taken over with the last page.
      signal.throwIfAborted()
      this.#set({ kind: 'read' })
    } catch (error) {
      if (!signal.aborted) this.#set({ kind: 'failed', error: toError(error) })
      throw error
    }
    groups.forget()
    filters.forget()
    await groups.resolve(groupIds(tenant), signal)
    this.#changed.fire()
    this.#log.info(`Read ${tenant.size} configurations.`)
  }

  #set(state: ListState): void {
    this.#state = state
    this.#changed.fire()
  }

  dispose(): void {
    this.#controller?.abort()
    this.#changed.dispose()
  }
}

/** Every group that an assignment points at. */
function* groupIds(tenant: Connection['tenant']): Generator<string> {
  for (const configuration of tenant.configurations) {
    const state = tenant.set(configuration)
    if (state?.state !== 'read') continue
    for (const { target } of state.set.assignments) {
      const group = groupOf(target)
      if (group !== undefined) yield group
    }
  }
}
