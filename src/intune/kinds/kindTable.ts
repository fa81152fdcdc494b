import { deviceConfigurations } from './deviceConfigurations.ts'
import type { Kind } from './kind.ts'

/** Everything that Intune assigns, a row each. */
export const kindTable: readonly Kind[] = [deviceConfigurations]

/** What a record, a link or an argument means that names no kind: version 0.1.0 knew only this one. */
export const unnamedKind: Kind = deviceConfigurations

/** The row of a kind by its id; undefined for a kind that this version does not know. */
export function kindOf(id: string): Kind | undefined {
  return byId.get(id)
}

const byId: ReadonlyMap<string, Kind> = new Map(kindTable.map((kind) => [kind.id, kind]))
