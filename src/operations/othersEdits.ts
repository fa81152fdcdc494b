import type { HistoryEntry } from '../intune/audit/assignmentHistory.ts'
import { readRecentEdits } from '../intune/audit/readRecentEdits.ts'
import { type Configuration, configurationKey } from '../intune/model/configuration.ts'
import type { Plan } from '../intune/planning/plan.ts'
import type { Connection } from '../session/connection.ts'

/** Who else edited what a plan is about. */
export interface OthersEdits {
  /** Each configuration with edits by others, the one that was edited last first. */
  readonly edits: readonly { readonly configuration: Configuration; readonly entries: readonly HistoryEntry[] }[]
  /** Whether every event of the last 30 days was looked through. */
  readonly all: boolean
  /** Whether one's own edits are left out; not where nobody knows as whom the log has them. */
  readonly withoutOwn: boolean
}

/** Throws a `GraphError`, as `missingScope` where the audit log may not be read; asks nobody for the permission. */
export async function othersEdits(
  { graph, identity }: Pick<Connection, 'graph' | 'identity'>,
  { entries }: Pick<Plan, 'entries'>,
  now: number,
  signal?: AbortSignal,
): Promise<OthersEdits> {
  const { of, all } = await readRecentEdits(graph, now, signal)
  const own = identity.username?.toLowerCase()
  const configurations = new Map(
    entries.map(({ assignable: { configuration } }) => [configurationKey(configuration), configuration]),
  )
  const edits = [...configurations.values()]
    .map((configuration) => ({
      configuration,
      entries: of(configuration.id).filter(({ actor }) => own === undefined || actor.toLowerCase() !== own),
    }))
    .filter((one) => one.entries.length > 0)
    .sort((a, b) => ((a.entries[0]?.at ?? '') < (b.entries[0]?.at ?? '') ? 1 : -1))
  return { edits, all, withoutOwn: own !== undefined }
}
