import type { KindState } from '../../intune/tenant/kindState.ts'
import type { Tenant } from '../../intune/tenant/tenant.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'

/** What a refresh found, for callers from code. */
export interface RefreshResult extends Counts {
  readonly kinds: readonly KindResult[]
}

export interface KindResult extends Omit<Counts, 'unread'> {
  /** The last part of the kind's collection in Microsoft Graph, its id in `kindTable`. */
  readonly kind: string
  readonly state: 'read' | 'unread' | 'notAllowed'
  readonly error?: { readonly kind: string; readonly message: string }
}

interface Counts {
  readonly configurations: number
  readonly assignments: number
  /** Configurations whose assignments could not be read. */
  readonly unread: number
}

export function refreshResult(tenant: Tenant): RefreshResult {
  const byKind = Map.groupBy(tenant.configurations, ({ kind }) => kind)
  const kinds = [...tenant.kinds].map(([kind, state]) => {
    const { configurations, assignments } = counts(tenant, byKind.get(kind) ?? [])
    return { kind: kind.id, ...stateResult(state), configurations, assignments }
  })
  return { ...counts(tenant, [...tenant.configurations]), kinds }
}

function counts(tenant: Tenant, configurations: readonly Parameters<Tenant['set']>[0][]): Counts {
  const sets = configurations.map((one) => tenant.set(one))
  const sizes = sets.map((set) => (set?.state === 'read' ? set.set.assignments.length : undefined))
  return {
    configurations: sizes.length,
    assignments: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    unread: sizes.filter((size) => size === undefined).length,
  }
}

function stateResult(state: KindState): Pick<KindResult, 'state' | 'error'> {
  if (state.state === 'read') return { state: 'read' }
  if (!('error' in state)) return { state: 'unread' }
  const error = { kind: errorKind(state.error), message: describeError(state.error).message }
  return { state: state.state === 'notAllowed' ? 'notAllowed' : 'unread', error }
}
