import * as vscode from 'vscode'
import type { ConfigurationRef } from '../../intune/model/configuration.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import type { FindingProblems } from '../documents/findingProblems.ts'
import { type TenantFinding, tenantFindings } from '../documents/tenantFindings.ts'
import { numberText } from '../messages/inLanguage.ts'
import { showInformation } from '../messages/notice.ts'
import { actOn, pickFinding } from './pickFinding.ts'
import { readList } from './readList.ts'

export interface FindingsParts {
  readonly session: Session
  readonly list: ListReading
  readonly findings: FindingProblems
  readonly reveal: (configuration: ConfigurationRef) => Promise<unknown>
}

/**
 * Shows what is odd about assignments in the whole tenant: in the Problems panel, which stays, and in a list with what can
 * be done about each. Throws a `CancellationError` where the user leaves the list.
 */
export async function showFindings({ session, list, findings, reveal }: FindingsParts): Promise<void> {
  const connection = await requireConnection({ session })
  await readList(list, connection)
  await connection.filters.load()
  await findings.show()
  const all: TenantFinding[] = []
  for await (const found of tenantFindings(connection)) all.push(...found)
  const { t } = vscode.l10n
  const { size } = connection.tenant
  if (all.length === 0) {
    const unread = [...connection.tenant.kinds.values()].filter((one) => 'error' in one).length
    const missing = unread === 0 ? '' : ` ${t('Could not read {0} kinds', numberText(unread))}.`
    return void showInformation(t('No findings in {0} configurations.', numberText(size)) + missing)
  }
  const title = t('Findings: {0} in {1} configurations', numberText(all.length), numberText(size))
  const found = await pickFinding(all, connection, title)
  await actOn(found, connection, ({ configuration }) => reveal(configuration))
}
