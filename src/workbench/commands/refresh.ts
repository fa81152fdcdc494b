import * as vscode from 'vscode'
import { requireConnection, type Workbench } from '../workbench.ts'
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
export async function refresh(workbench: Workbench): Promise<RefreshResult> {
  const connection = await requireConnection(workbench)
  const { tenant } = connection
  await vscode.window.withProgress({ location: { viewId: 'intuneAssignments.configurations' } }, () =>
    workbench.list.refresh(connection),
  )
  let assignments = 0
  let unread = 0
  for (const { id } of tenant.configurations) {
    const set = tenant.set(id)
    if (set?.state === 'read') assignments += set.set.assignments.length
    else unread++
  }
  return { configurations: tenant.size, assignments, unread }
}

/** Reads the sets of the chosen rows anew. */
export async function refreshConfiguration(workbench: Workbench, first: unknown, second: unknown): Promise<void> {
  const connection = await requireConnection(workbench)
  for (const { configuration } of assignablesOf(chosenRows(first, second), connection)) {
    workbench.tree.setBusy(configuration.id, vscode.l10n.t('Reading…'))
    try {
      await connection.tenant.reload(configuration)
    } finally {
      workbench.tree.setBusy(configuration.id, undefined)
    }
  }
}

/** The row that stands for something unread was chosen. */
export async function retry(workbench: Workbench, row: unknown): Promise<void> {
  if (!isRow(row) || row.row !== 'trouble') return
  const connection = await requireConnection(workbench)
  if (row.retry === 'list') await refresh(workbench)
  else if (row.parent?.row === 'certificate') await connection.tenant.loadCertificate(row.retry)
  else await connection.tenant.reload(row.retry)
}
