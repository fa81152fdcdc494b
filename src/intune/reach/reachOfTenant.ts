import type { Kind } from '../kinds/kind.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { FilterOf } from './filterTest.ts'
import { reachOf } from './reach.ts'
import type { Subject } from './subject.ts'
import type { Reach } from './verdict.ts'

export interface Reached {
  readonly configuration: Configuration
  readonly reach: Reach
}

export interface TenantReach {
  /** Those of which an assignment touches the subject, or may; sorted by kind and name. */
  readonly configurations: readonly Reached[]
  /** The kinds that could not be read: what is in them is not known. */
  readonly unread: readonly { readonly kind: Kind; readonly error: Error }[]
}

/** What all that was read of a tenant means for the subject. Sends no request. */
export function reachOfTenant(tenant: Tenant, subject: Subject, filterOf: FilterOf): TenantReach {
  const configurations: Reached[] = []
  for (const configuration of tenant.configurations) {
    const reach = reachOfOne(configuration, tenant, subject, filterOf)
    if (reach) configurations.push({ configuration, reach })
  }
  const unread = [...tenant.kinds].flatMap(([kind, state]) => ('error' in state ? [{ kind, error: state.error }] : []))
  const order = new Map([...tenant.kinds.keys()].map((kind, index) => [kind, index]))
  const rank = ({ configuration: { kind } }: Reached): number => order.get(kind) ?? 0
  configurations.sort((a, b) => rank(a) - rank(b) || compare(a.configuration, b.configuration))
  return { configurations, unread }
}

/** An unread set may hold anything: unknown, and not nothing. */
function reachOfOne(
  configuration: Configuration,
  tenant: Tenant,
  subject: Subject,
  filterOf: FilterOf,
): Reach | undefined {
  const set = tenant.set(configuration)
  if (set?.state === 'read') return reachOf(configuration, set.set.assignments, subject, filterOf)
  if (set === undefined) return undefined
  const reason = { kind: 'unknown', what: { of: 'assignments', error: set.error }, via: [] } as const
  return { verdict: 'unknown', reason, ineffective: [], ignoredFilter: false }
}

function compare(a: Configuration, b: Configuration): number {
  return a.displayName < b.displayName ? -1 : Number(a.displayName > b.displayName)
}
