import * as vscode from 'vscode'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { adminCenterLink } from '../views/configurations/adminCenterLink.ts'

export async function openInAdminCenter(session: Session): Promise<void> {
  const link = adminCenterLink((await requireConnection({ session })).cloud)
  if (link !== undefined) await vscode.env.openExternal(vscode.Uri.parse(link, true))
}
