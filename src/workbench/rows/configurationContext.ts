import type { Configuration } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import type { RowContext } from './rowContext.ts'

/** What can be done with a set depends on whether it is known, and on whether something is being done with it. */
export function configurationContext(
  row: 'configuration' | 'certificate',
  configuration: Configuration,
  { tenant }: Connection,
): RowContext {
  if (tenant.activity.word(configuration) !== undefined) return `${row}.busy`
  return tenant.set(configuration)?.state === 'read' ? row : `${row}.unread`
}
