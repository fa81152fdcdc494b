import * as vscode from 'vscode'
import { requireConnection } from '../../session/requireConnection.ts'
import type { NeedsList, NeedsSession } from './needs.ts'
import { isRow } from '../views/configurations/row.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'

/** What a refresh found. */
export interface RefreshResult {
  readonly configurations: number
  readonly assignments: number
  /** Configurations whose assignments could not be read. */
  readonly unread: number
}

/** Reads everything anew and resolves when that is done. Rejects with the failure that kept the list from being read. */
export async function refresh(workbench: NeedsSession & NeedsList): Promise<RefreshResult> {
  const connection = await requireConnection(workbench)
  const { tenant } = connection
  await vscode.window.withProgress({ location: { viewId: 'intuneAssignments.configurations' } }, () =>
    workbench.list.refresh(connection),
  )
  let assignments = 0
  let unread = 0
  for (const configuration of tenant.configurations) {
    const set = tenant.set(configuration)
    if (set?.state === 'read') assignments += set.set.assignments.length
    else unread++
  }
  return { configurations: tenant.size, assignments, unread }
}

/** Reads the sets of the chosen rows anew. */
export async function refreshConfiguration(workbench: NeedsSession, first: unknown, second: unknown): Promise<void> {
  const connection = await requireConnection(workbench)
  for (const { configuration } of assignablesOf(chosenRows(first, second), connection)) {
    connection.tenant.activity.begin(configuration, vscode.l10n.t('Reading…'))
    try {
      await connection.tenant.reload(configuration)
    } finally {
      connection.tenant.activity.end(configuration)
    }
  }
}

/** The row that stands for something unread was chosen. */
export async function retry(workbench: NeedsSession & NeedsList, row: unknown): Promise<void> {
  if (!isRow(row) || row.row !== 'trouble') return
  const connection = await requireConnection(workbench)
  if (row.retry === 'list') await refresh(workbench)
  else if (row.parent?.row === 'certificate') await connection.tenant.loadCertificate(row.retry)
  else await connection.tenant.reload(row.retry)
}
