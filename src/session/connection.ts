import { systemClock } from '../base/clock.ts'
import type { Cloud } from '../graph/cloud.ts'
import { GraphClient } from '../graph/graphClient.ts'
import type { Log } from '../base/log.ts'
import type { TokenSource } from '../graph/tokenSource.ts'
import type { Transport } from '../graph/transport.ts'
import { Applier } from '../intune/applying/applier.ts'
import { recallLost } from '../intune/applying/recallLost.ts'
import { FilterCatalog } from '../intune/directory/filterCatalog.ts'
import { Journal } from '../intune/journal/journal.ts'
import { GroupDirectory } from '../intune/directory/groupDirectory.ts'
import type { Kind } from '../intune/kinds/kind.ts'
import { Tenant } from '../intune/tenant/tenant.ts'
import { WriteRoute, type WriteRouteSetting } from '../intune/applying/writeRoute.ts'
import type { JournalKey } from '../intune/journal/signature.ts'
import { LazyJournal } from '../intune/journal/lazyJournal.ts'
import type { NetworkConnection } from './networkConnection.ts'
import { RunningPlans } from './runningPlans.ts'

/** Whom the connection speaks for, as far as it is known. */
export interface Identity {
  readonly tenantName: string
  readonly tenantId: string
  readonly username?: string
  /** Its client id, where an application is signed in, and nobody. */
  readonly application?: string
}

/** Everything that lives as long as one sign-in to one tenant. */
export interface Connection {
  readonly cloud: Cloud
  readonly sample: boolean
  readonly identity: Identity
  readonly graph: GraphClient
  readonly transport: NetworkConnection
  readonly tenant: Tenant
  readonly groups: GroupDirectory
  readonly filters: FilterCatalog
  readonly applier: Applier
  /** The record of the plans applied to this tenant, opened by its first user. */
  readonly journal: LazyJournal
  readonly plans: RunningPlans
  close(): Promise<void>
}

export interface ConnectionParts {
  readonly cloud: Cloud
  readonly sample: boolean
  readonly identity: Identity
  readonly graph: GraphClient
  readonly transport: NetworkConnection
  readonly journalFolder: string
  readonly journalKey: JournalKey
  readonly writeRoute: () => WriteRouteSetting
  /** Which kinds are read, asked for at each reading. */
  readonly kinds: () => readonly Kind[]
  readonly log: Log
  readonly close: () => Promise<void>
}

export function graphOver(cloud: Cloud, tokens: TokenSource, transport: Transport, log: Log): GraphClient {
  return new GraphClient({ cloud, tokens, transport, clock: systemClock, log })
}

function now(): number {
  return systemClock.now()
}

export function connect(parts: ConnectionParts): Connection {
  const { cloud, sample, identity, graph, transport, log } = parts
  const plans = new RunningPlans()
  const tenant = new Tenant(graph, now, { kinds: parts.kinds })
  const applier = new Applier(graph, new WriteRoute(parts.writeRoute), systemClock)
  const files = new Journal(parts.journalFolder, log, systemClock, parts.journalKey)
  const journal = new LazyJournal(files, log, (opened) =>
    recallLost(opened, applier, (ref) => tenant.configuration(ref), now()),
  )
  return {
    cloud,
    sample,
    identity,
    graph,
    transport,
    journal,
    tenant,
    groups: new GroupDirectory(graph),
    filters: new FilterCatalog(graph),
    applier,
    plans,
    close: async () => {
      await plans.stop()
      await journal.close()
      await parts.close()
    },
  }
}
