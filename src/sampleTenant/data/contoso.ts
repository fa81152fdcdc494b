import type { TenantData } from '../model/tenantData.ts'
import { android } from './contosoAndroid.ts'
import { apple } from './contosoApple.ts'
import { configurationRecord } from './configurationDraft.ts'
import { auditEvents } from './contosoAudit.ts'
import { devices } from './contosoDevices.ts'
import { contosoKinds } from './contosoKinds.ts'
import { kindRecords } from './kindDraft.ts'
import { filters } from './contosoFilters.ts'
import { groupRecord } from './groupDraft.ts'
import { statuses } from './contosoReports.ts'
import { people } from './contosoPeople.ts'
import { deletedGroups, groups } from './contosoGroups.ts'
import { windows } from './contosoWindows.ts'

/** The hand-made tenant: a company as it is, with mistakes that are worth a warning. */
export function contoso(): TenantData {
  return {
    configurations: [...windows, ...apple, ...android].map(configurationRecord),
    groups: groups.map((draft) => groupRecord(draft)),
    deletedGroups: deletedGroups.map((draft) => groupRecord(draft, '2026-10-30T07:15:21Z')),
    filters,
    users: people,
    devices,
    auditEvents,
    statuses,
    kinds: kindRecords(contosoKinds),
  }
}
