import * as vscode from 'vscode'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { type RefreshResult, refreshResult } from './refreshResult.ts'

/** Reads everything again and resolves when that is done. Rejects with the failure where nothing at all could be read. */
export async function refresh(session: Session, list: ListReading): Promise<RefreshResult> {
  const connection = await requireConnection({ session })
  const location = { viewId: 'intuneAssignments.configurations' }
  await vscode.window.withProgress({ location }, () => list.refresh(connection))
  return refreshResult(connection.tenant)
}
