import type { AssignmentSetState } from '../../intune/model/assignmentSet.ts'
import { type Configuration, configurationKey } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import type { PageRow } from './model/pageRow.ts'
import { overviewFacts } from './overviewFacts.ts'
import { overviewRow } from './overviewRow.ts'

interface Made {
  readonly configuration: Configuration
  readonly set: AssignmentSetState | undefined
  readonly row: PageRow
}

/** Rows that are made before others in this window get a turn. */
const atOnce = 200

/** The rows of a tenant, made anew only where something changed. */
export class OverviewRows {
  #made = new Map<string, Made>()
  #groups = ''

  /** Names may have become known, or findings. */
  forget(): void {
    this.#made.clear()
  }

  /** Undefined: `signal` was aborted. */
  async of(
    connection: Connection,
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly PageRow[]; readonly groups: readonly string[] } | undefined> {
    const facts = overviewFacts(connection)
    // The places of the groups are in each row.
    const groups = facts.groups.join('\n')
    if (groups !== this.#groups) this.#made.clear()
    this.#groups = groups
    const made = new Map<string, Made>()
    for (const configuration of connection.tenant.configurations) {
      if (made.size % atOnce === 0) await new Promise<void>((resolve) => setImmediate(resolve))
      if (signal.aborted) return undefined
      const key = configurationKey(configuration)
      const set = connection.tenant.set(configuration)
      const old = this.#made.get(key)
      const same = old?.configuration === configuration && old.set === set
      made.set(key, same ? old : { configuration, set, row: overviewRow(configuration, connection, facts) })
    }
    this.#made = made
    return { rows: Array.from(made.values(), ({ row }) => row), groups: facts.groups }
  }
}
