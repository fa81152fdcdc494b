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

/** One thing of any other collection. */
export interface KindRecord {
  readonly entity: Entity
  readonly assignments: readonly Entity[]
  /** It is a default or built in: its assignments can't be changed. */
  readonly locked?: true
}

/** Somebody, or a device, with the ids of the groups that hold it directly. */
export interface MemberRecord {
  readonly entity: Entity
  readonly groups: readonly string[]
}

/** A device that Intune manages; `entra`: what the directory has of it, if anything. */
export interface DeviceRecord {
  readonly managed: Entity
  readonly entra?: MemberRecord
}

/** What a device told of one thing that it got. */
export interface StatusRecord {
  /** `compliance`, `apps`, or the base type of a policy. */
  readonly report: string
  readonly deviceId: string
  readonly policyId: string
  readonly name: string
  readonly status: number
  /** Of an app. */
  readonly intent?: string
  readonly state?: string
  readonly user: string
  readonly at: string
}

/** What a tenant starts with. */
export interface TenantData {
  readonly configurations: readonly ConfigurationRecord[]
  readonly groups: readonly GroupRecord[]
  readonly deletedGroups: readonly GroupRecord[]
  readonly filters: readonly Entity[]
  readonly users: readonly MemberRecord[]
  readonly devices: readonly DeviceRecord[]
  readonly auditEvents: readonly Entity[]
  readonly statuses: readonly StatusRecord[]
  /** What else can be assigned, by the last segment of its collection. */
  readonly kinds: ReadonlyMap<string, readonly KindRecord[]>
}
