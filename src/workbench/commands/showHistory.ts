import * as vscode from 'vscode'
import { auditScopes, readHistory } from '../../intune/audit/readHistory.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { configurationName } from '../messages/configurationName.ts'
import { historyReport } from '../reports/historyReport.ts'
import type { ReportDocuments } from '../reports/reportDocuments.ts'
import { chosenConfiguration } from './chosenConfiguration.ts'

/** Shows who changed the assignments of a configuration, and when; asks for the permission to read the audit log. */
export async function showHistory(
  session: Session,
  list: ListReading,
  documents: ReportDocuments,
  first: unknown,
): Promise<void> {
  const connection = await requireConnection({ session })
  const title = vscode.l10n.t('Who Changed It')
  const configuration = await chosenConfiguration(list, connection, title, first)
  await session.ensureAccess(connection, auditScopes)
  const location = vscode.ProgressLocation.Window
  const content = await vscode.window.withProgress(
    { location, title: vscode.l10n.t('Reading the audit log…') },
    async () => {
      const history = await readHistory(connection.graph, configuration.id, Date.now())
      const groups = history.entries.flatMap(({ added, removed }) =>
        [...added, ...removed].flatMap(({ groupId }) => groupId ?? []),
      )
      await connection.groups.resolve(groups)
      return historyReport(configuration, history, connection)
    },
  )
  await documents.open(vscode.l10n.t('Who changed {0}', configurationName(configuration)), 'md', content)
}
