import type { Entity } from './entity.ts'

export interface GroupRecord {
  readonly entity: Entity
  readonly users: number
  readonly devices: number
  /** Ids of groups that are members. */
  readonly nested: readonly string[]
}

export interface ConfigurationRecord {
  readonly entity: Entity
  /** In the words of beta. */
  readonly assignments: readonly Entity[]
  /** The certificate profile that `identityCertificate` leads to. */
  readonly certificateId?: string
}

/** What a tenant starts with. */
export interface TenantData {
  readonly configurations: readonly ConfigurationRecord[]
  readonly groups: readonly GroupRecord[]
  readonly deletedGroups: readonly GroupRecord[]
  readonly filters: readonly Entity[]
  readonly scopeTags: readonly Entity[]
}
