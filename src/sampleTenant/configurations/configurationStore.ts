import { type Entity, textOf } from '../model/entity.ts'
import type { ConfigurationRecord } from '../model/tenantData.ts'

/** The configurations of a tenant with their assignments. */
export class ConfigurationStore {
  readonly #records: Map<string, ConfigurationRecord>

  constructor(records: readonly ConfigurationRecord[]) {
    this.#records = new Map(records.map((record) => [textOf(record.entity, 'id'), record]))
  }

  all(): ConfigurationRecord[] {
    return [...this.#records.values()]
  }

  find(id: string): ConfigurationRecord | undefined {
    return this.#records.get(id.toLowerCase())
  }

  /** Throws for an unknown id, as the two below. */
  get(id: string): ConfigurationRecord {
    const record = this.find(id)
    if (!record) throw new Error(`no configuration ${id}`)
    return record
  }

  remove(id: string): void {
    this.get(id)
    this.#records.delete(id.toLowerCase())
  }

  /** Replaces the set. The configuration is newer afterwards, as one that was edited. */
  assign(id: string, assignments: readonly Entity[], now: number): void {
    const record = this.get(id)
    const version = Number(record.entity['version']) + 1
    const entity = { ...record.entity, version, lastModifiedDateTime: new Date(now).toISOString() }
    this.#records.set(id.toLowerCase(), { ...record, entity, assignments })
  }
}
