import * as vscode from 'vscode'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'

/** Reads the sets of the chosen rows again. */
export async function refreshConfiguration(session: Session, first: unknown, second: unknown): Promise<void> {
  const connection = await requireConnection({ session })
  const { tenant } = connection
  for (const { configuration } of assignablesOf(chosenRows(first, second), connection)) {
    tenant.activity.begin(configuration, vscode.l10n.t('Reading…'))
    try {
      await tenant.reload(configuration)
    } finally {
      tenant.activity.end(configuration)
    }
  }
}
