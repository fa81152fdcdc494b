import * as vscode from 'vscode'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { adminCenterLink } from '../views/configurations/adminCenterLink.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'

/** Opens the configuration of the row in the browser: itself where a link to it is known, else its list. */
export async function openInAdminCenter(session: Session, row: unknown): Promise<void> {
  const connection = await requireConnection({ session })
  const [chosen] = assignablesOf(chosenRows(row, undefined), connection)
  const link = chosen && adminCenterLink(connection.cloud, chosen.configuration)
  if (link !== undefined) await vscode.env.openExternal(vscode.Uri.parse(link, true))
}
