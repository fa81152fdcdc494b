import { areas } from '../../../intune/kinds/areas.ts'
import type { Area, Kind } from '../../../intune/kinds/kind.ts'
import type { KindState } from '../../../intune/tenant/kindState.ts'
import { GraphError } from '../../../graph/graphError.ts'

/** Kinds of an area that could not be read, in one row. */
export interface KindTrouble {
  readonly area: Area
  /** English, shown through l10n: of the kind where it is one, else of the area. */
  readonly title: string
  /** The same, as it is called within its area. */
  readonly heading: string
  readonly kinds: readonly Kind[]
  readonly error: Error
  /** Any one of these permissions would do. Absent: it is not for want of a permission. */
  readonly scopes?: readonly string[]
  /** The service does not know the list: the tenant's Intune does not have the kind. */
  readonly absent?: true
}

/** Why kinds are missing in the list: those of an area that lack the same permission together, the others one by one. */
export function kindTroubles(states: ReadonlyMap<Kind, KindState>): readonly KindTrouble[] {
  const troubles: KindTrouble[] = []
  const byArea = Map.groupBy(states, ([kind]) => kind.area)
  for (const { id, title } of areas) {
    const inArea = byArea.get(id) ?? []
    const notAllowed = inArea.flatMap(([kind, state]) => (state.state === 'notAllowed' ? [{ kind, state }] : []))
    for (const together of Map.groupBy(notAllowed, ({ state }) => state.scopes.join(' ')).values()) {
      const [first, ...others] = together
      if (first === undefined) continue
      const { error, scopes } = first.state
      const kinds = together.map(({ kind }) => kind)
      const names = others.length === 0 ? namesOf(first.kind) : { title, heading: title }
      troubles.push({ area: id, ...names, kinds, error, scopes })
    }
    for (const [kind, state] of inArea) {
      if (state.state !== 'failed') continue
      const { error } = state
      troubles.push({ area: id, ...namesOf(kind), kinds: [kind], error, ...(isAbsent(error) && { absent: true }) })
    }
  }
  return troubles
}

function namesOf({ title, heading = title }: Kind): Pick<KindTrouble, 'title' | 'heading'> {
  return { title, heading }
}

/** Whole services are missing in some tenants and clouds, and a list is there or its address is not known. */
function isAbsent(error: Error): boolean {
  return error instanceof GraphError && (error.kind === 'routeMissing' || error.kind === 'notFound')
}
