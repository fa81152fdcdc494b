import type { Assignment } from '../model/assignment.ts'
import { isExclusion } from '../model/assignment.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Kind } from '../kinds/kind.ts'
import { isNotAssignable } from '../model/readOnly.ts'
import type { Tenant } from '../tenant/tenant.ts'

/** How far a configuration is assigned. Unread is a state of its own, and never "not assigned". */
export type Coverage = 'assigned' | 'onlyExcluded' | 'unassigned' | 'notAssignable' | 'unread'

export function coverageOf(configuration: Configuration, tenant: Tenant): Coverage {
  const set = tenant.set(configuration)
  if (set?.state !== 'read') return 'unread'
  const { assignments } = set.set
  if (isNotAssignable(configuration, assignments)) return 'notAssignable'
  if (assignments.length === 0) return 'unassigned'
  return assignments.every(({ target }) => isExclusion(target)) ? 'onlyExcluded' : 'assigned'
}

export interface KindCoverage {
  readonly kind: Kind
  readonly counts: Readonly<Record<Coverage, number>>
}

/** For each kind that was read, how many of its configurations are how far assigned. */
export function coverageByKind(tenant: Tenant): readonly KindCoverage[] {
  const byKind = Map.groupBy(tenant.configurations, ({ kind }) => kind)
  return [...tenant.kinds.keys()].flatMap((kind) => {
    const of = byKind.get(kind) ?? []
    const counts = { assigned: 0, onlyExcluded: 0, unassigned: 0, notAssignable: 0, unread: 0 }
    for (const one of of) counts[coverageOf(one, tenant)]++
    return of.length === 0 ? [] : [{ kind, counts }]
  })
}

/** Every assignment of the tenant with its configuration, sorted by kind and name. */
export function allAssignments(
  tenant: Tenant,
): readonly { readonly configuration: Configuration; readonly assignment: Assignment }[] {
  return sortedConfigurations(tenant).flatMap((configuration) => {
    const set = tenant.set(configuration)
    const assignments = set?.state === 'read' ? set.set.assignments : []
    return assignments.map((assignment) => ({ configuration, assignment }))
  })
}

export function sortedConfigurations(tenant: Tenant): readonly Configuration[] {
  const order = new Map([...tenant.kinds.keys()].map((kind, index) => [kind, index]))
  return [...tenant.configurations].sort(
    (a, b) =>
      (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) ||
      (a.displayName < b.displayName ? -1 : Number(a.displayName > b.displayName)),
  )
}
