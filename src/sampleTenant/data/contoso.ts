import { isEntity } from '../model/entity.ts'
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

/** The day for which the recent dates below were written. */
const written = Date.UTC(2026, 10, 24)
const day = 86_400_000

/**
 * The hand-made tenant: a company as it is, with mistakes that are worth a warning. Check-ins, reports and the audit log
 * are of the days before `today` (milliseconds since 1970): nobody looks for older ones.
 */
export function contoso(today = written): TenantData {
  const later = Math.floor((today - written) / day) * day
  const moved = (at: unknown): unknown =>
    typeof at === 'string' && at !== '' ? new Date(Date.parse(at) + later).toISOString().replace('.000', '') : at
  return {
    configurations: [...windows, ...apple, ...android].map(configurationRecord),
    groups: groups.map((draft) => groupRecord(draft)),
    deletedGroups: deletedGroups.map((draft) => groupRecord(draft, '2026-10-30T07:15:21Z')),
    filters,
    users: people,
    devices: devices.map(({ managed, ...rest }) => {
      const { lastSyncDateTime, usersLoggedOn } = managed
      const signedIn = Array.isArray(usersLoggedOn)
        ? usersLoggedOn.filter(isEntity).map((one) => ({ ...one, lastLogOnDateTime: moved(one['lastLogOnDateTime']) }))
        : []
      return { ...rest, managed: { ...managed, lastSyncDateTime: moved(lastSyncDateTime), usersLoggedOn: signedIn } }
    }),
    auditEvents: auditEvents.map((event) => ({ ...event, activityDateTime: moved(event['activityDateTime']) })),
    statuses: statuses.map((status) => ({ ...status, at: String(moved(status.at)) })),
    kinds: kindRecords(contosoKinds),
  }
}
