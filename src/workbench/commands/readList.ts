import * as vscode from 'vscode'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'

/** The list to choose from is the one of the tree; from the palette it may never have been shown. */
export async function readList(list: ListReading, connection: Connection): Promise<void> {
  if (list.state.kind === 'read') return
  const location = vscode.ProgressLocation.Window
  await vscode.window.withProgress({ location, title: vscode.l10n.t('Reading configurations…') }, () =>
    list.refresh(connection),
  )
}
