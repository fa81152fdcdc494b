import type { Log } from '../base/log.ts'
import { snapshotFrom, snapshotJson } from '../intune/tenant/snapshot.ts'
import type { Connection } from './connection.ts'
import type { ListReading } from './listReading.ts'
import type { Session } from './session.ts'
import type { SnapshotStore } from './snapshotStore.ts'

export interface SnapshotKeeperParts {
  readonly session: Session
  readonly list: ListReading
  readonly store: SnapshotStore
  /** Whether the user wants it. */
  readonly enabled: () => boolean
  readonly log: Log
}

/** Shows the last state of a tenant at once after a start, and keeps it after each reading; signing out deletes it. */
export class SnapshotKeeper {
  readonly #parts: SnapshotKeeperParts
  readonly #listening: readonly { dispose(): unknown }[]
  #of: Connection | undefined
  #savedAt: number | undefined

  constructor(parts: SnapshotKeeperParts) {
    this.#parts = parts
    this.#listening = [
      parts.session.onDidChange(() => void this.#quietly(() => this.#follow())),
      parts.list.onDidChange(() => void this.#quietly(() => this.#save())),
    ]
  }

  dispose(): void {
    for (const one of this.#listening) one.dispose()
  }

  async #follow(): Promise<void> {
    const { session, store, enabled } = this.#parts
    const { connection, accountInUse } = session
    if (connection === this.#of) return
    this.#of = connection
    this.#savedAt = undefined
    const known = await session.accounts()
    await store.keepOnly(enabled() ? known.map(({ id }) => id) : [])
    if (!enabled() || !connection || connection.sample || accountInUse === undefined) return
    const json = await store.load(accountInUse)
    const snapshot = json && snapshotFrom(json)
    if (snapshot && session.connection === connection) connection.tenant.restore(snapshot)
  }

  async #save(): Promise<void> {
    const { session, list, store, enabled } = this.#parts
    const { connection, accountInUse } = session
    if (!enabled() || !connection || connection.sample || accountInUse === undefined) return
    const { tenant } = connection
    if (list.state.kind !== 'read' || tenant.listReadAt === this.#savedAt) return
    this.#savedAt = tenant.listReadAt
    await store.save(accountInUse, snapshotJson(tenant, tenant.listReadAt ?? 0))
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#parts.log.warn(
        `The last state of the tenant could not be kept: ${error instanceof Error ? error.name : 'failed'}`,
      )
    }
  }
}
