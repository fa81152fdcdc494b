import { type Entity, textOf } from '../model/entity.ts'
import type { GroupRecord } from '../model/tenantData.ts'

/** The groups of a tenant: those that are there and those that were deleted. */
export class Directory {
  readonly #groups: Map<string, GroupRecord>
  readonly #deleted: Map<string, GroupRecord>

  constructor(groups: readonly GroupRecord[], deleted: readonly GroupRecord[]) {
    this.#groups = byId(groups)
    this.#deleted = byId(deleted)
  }

  group(id: string): GroupRecord | undefined {
    return this.#groups.get(id.toLowerCase())
  }

  groups(): Entity[] {
    return Array.from(this.#groups.values(), ({ entity }) => entity)
  }

  deleted(): Entity[] {
    return Array.from(this.#deleted.values(), ({ entity }) => ({ '@odata.type': '#microsoft.graph.group', ...entity }))
  }

  /** Throws for an unknown id. */
  remove(id: string, now: number): void {
    const group = this.group(id)
    if (!group) throw new Error(`no group ${id}`)
    this.#groups.delete(id.toLowerCase())
    const entity = { ...group.entity, deletedDateTime: new Date(now).toISOString() }
    this.#deleted.set(id.toLowerCase(), { ...group, entity })
  }

  /** The ids of the groups that hold this one directly. */
  parents(id: string): string[] {
    return [...this.#groups].flatMap(([parent, { nested }]) => (nested.includes(id) ? [parent] : []))
  }

  /** The group, and with `transitive` all groups inside it, each once. */
  sources(id: string, transitive: boolean): GroupRecord[] {
    const found = new Map<string, GroupRecord>()
    const visit = (one: string): void => {
      const group = this.group(one)
      if (!group || found.has(one)) return
      found.set(one, group)
      if (transitive) group.nested.forEach(visit)
    }
    visit(id.toLowerCase())
    return [...found.values()]
  }
}

function byId(groups: readonly GroupRecord[]): Map<string, GroupRecord> {
  return new Map(groups.map((group) => [textOf(group.entity, 'id'), group]))
}
