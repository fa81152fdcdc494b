import { type Entity, isEntity, textOf, typeOf } from '../model/entity.ts'
import type { KindRecord } from '../model/tenantData.ts'
import type { Collection } from './collection.ts'

interface Held extends KindRecord {
  /** What was held before the last write, and when that was. */
  readonly before?: { readonly assignments: readonly Entity[]; readonly at: number }
}

/** What a tenant has in each collection, with the assignments. Ids are taken in any case. */
export class KindStore {
  readonly #held = new Map<string, Map<string, Held>>()
  readonly #lagMs: number

  constructor(records: ReadonlyMap<string, readonly KindRecord[]>, lagMs: number) {
    this.#lagMs = lagMs
    for (const [collection, of] of records) {
      this.#held.set(collection, new Map(of.map((one) => [textOf(one.entity, 'id').toLowerCase(), one])))
    }
  }

  all(collection: string): readonly KindRecord[] {
    return [...(this.#held.get(collection)?.values() ?? [])]
  }

  find(collection: string, id: string): KindRecord | undefined {
    return this.#held.get(collection)?.get(id.toLowerCase())
  }

  /** Throws for an unknown id, as the two below. */
  get(collection: string, id: string): KindRecord {
    const record = this.find(collection, id)
    if (!record) throw new Error(`no ${collection} ${id}`)
    return record
  }

  remove(collection: string, id: string): void {
    this.get(collection, id)
    this.#held.get(collection)?.delete(id.toLowerCase())
  }

  assign(collection: string, id: string, assignments: readonly Entity[], now: number): void {
    const record = this.get(collection, id)
    const entity = { ...record.entity, lastModifiedDateTime: new Date(now).toISOString() }
    const before = { assignments: record.assignments, at: now }
    this.#held.get(collection)?.set(id.toLowerCase(), { ...record, entity, assignments, before })
  }

  /** What a read shows now: where the collection lags, a fresh exclusion is missing for a while. */
  shown({ id, lags, shown }: Collection, configurationId: string, now: number): readonly Entity[] {
    const { assignments, before } = this.#held.get(id)?.get(configurationId.toLowerCase()) ?? { assignments: [] }
    const late = lags === true && before !== undefined && now - before.at < this.#lagMs
    const old = new Set(before?.assignments.map((one) => one['id']))
    const seen = late ? assignments.filter((one) => !isExclusion(one) || old.has(one['id'])) : assignments
    return shown === undefined ? seen : seen.map(shown)
  }
}

function isExclusion({ target }: Entity): boolean {
  return isEntity(target) && typeOf(target) === 'exclusionGroupAssignmentTarget'
}
