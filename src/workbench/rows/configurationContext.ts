import type { Configuration } from '../../intune/model/configuration.ts'
import { readOnlyReason } from '../../intune/model/readOnly.ts'
import { takesOf } from '../../intune/model/takes.ts'
import type { Connection } from '../../session/connection.ts'
import { contextValue } from './rowContext.ts'

/** What can be done with a set depends on its kind, on whether it is known, and on whether something is being done with it. */
export function configurationContext(
  row: 'configuration' | 'certificate',
  configuration: Configuration,
  { tenant }: Connection,
): string {
  const { allDevices, allUsers } = takesOf(configuration)
  const edit = readOnlyReason(configuration) === undefined
  const abilities = { edit, allDevices: edit && allDevices, allUsers: edit && allUsers !== false }
  if (tenant.activity.word(configuration) !== undefined) return contextValue(`${row}.busy`, abilities)
  if (tenant.set(configuration)?.state !== 'read') return contextValue(`${row}.unread`, abilities)
  return contextValue(row, abilities)
}
