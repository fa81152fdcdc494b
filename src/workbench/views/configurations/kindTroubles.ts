import { areas } from '../../../intune/kinds/areas.ts'
import type { Area, Kind } from '../../../intune/kinds/kind.ts'
import type { KindState } from '../../../intune/tenant/kindState.ts'

/** Kinds of an area that could not be read, in one row. */
export interface KindTrouble {
  readonly area: Area
  /** English, shown through l10n: of the kind where it is one, else of the area. */
  readonly title: string
  readonly kinds: readonly Kind[]
  readonly error: Error
  /** Any one of these permissions would do. Absent: it is not for want of a permission. */
  readonly scopes?: readonly string[]
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
      troubles.push({ area: id, title: others.length === 0 ? first.kind.title : title, kinds, error, scopes })
    }
    for (const [kind, state] of inArea) {
      if (state.state === 'failed') troubles.push({ area: id, title: kind.title, kinds: [kind], error: state.error })
    }
  }
  return troubles
}
