import type { DeviceRecord, MemberRecord, StatusRecord } from '../model/tenantData.ts'
import type { Entity } from '../model/entity.ts'
import type { Directory } from './directory.ts'

/** What the routes of the directory work on. */
export interface DirectoryService {
  readonly root: string
  readonly directory: Directory
  readonly users: readonly MemberRecord[]
  readonly devices: readonly DeviceRecord[]
  readonly auditEvents: readonly Entity[]
  readonly statuses: readonly StatusRecord[]
}
