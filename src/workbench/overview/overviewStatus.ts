import * as vscode from 'vscode'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { describeError } from '../messages/describeError.ts'
import { dateTimeText, numberText } from '../messages/inLanguage.ts'
import { plainLine } from '../messages/plainLine.ts'

/** What of the tenant is not in the table, or not yet; empty where all of it is. */
export function overviewStatus({ tenant }: Connection, { state }: ListReading): string {
  const { t } = vscode.l10n
  const parts: string[] = []
  if (state.kind === 'reading' && tenant.restoredAt !== undefined) {
    const read = dateTimeText(new Date(tenant.restoredAt).toISOString())
    parts.push(t('Showing what was read {0}, until everything is read again', read))
  } else if (state.kind === 'reading') parts.push(t('Reading… {0} configurations so far', numberText(tenant.size)))
  if (state.kind === 'failed') parts.push(plainLine(describeError(state.error).message))
  const unread = [...tenant.kinds.values()].filter((one) => 'error' in one).length
  if (unread > 0) parts.push(t('Could not read {0} kinds', numberText(unread)))
  return parts.join(' · ')
}
