import * as vscode from 'vscode'
import { documentText } from '../../intune/documents/documentText.ts'
import { isArguments } from '../../operations/commandArguments.ts'
import { exportAssignments, type Exported, exportScope } from '../../operations/exportAssignments.ts'
import type { Scope } from '../../operations/scope.ts'
import type { Connection } from '../../session/connection.ts'
import type { ListReading } from '../../session/listReading.ts'
import { requireConnection } from '../../session/requireConnection.ts'
import type { Session } from '../../session/session.ts'
import { describeError } from '../messages/describeError.ts'
import { errorKind } from '../messages/errorKind.ts'
import { assignablesOf, chosenRows } from './chosenRows.ts'
import { readList } from './readList.ts'
import type { Run } from './run.ts'
import { uriArgument } from './uriArgument.ts'

/** What an export resolves to for callers from code. */
interface ExportResult {
  readonly configurations: number
  readonly assignments: number
  readonly unread: readonly {
    readonly kind: string
    readonly id?: string
    readonly error: { readonly kind: string; readonly message: string }
  }[]
}

/** Writes an assignment document: of the rows, of the ids of a plain object, or of everything that was read. */
export function exportCommand(session: Session, list: ListReading): Run {
  return async (first, second) => {
    if (isArguments(first)) {
      const scope = exportScope(first)
      const uri = uriArgument(first)
      const connection = await requireConnection({ session })
      return resultOf(await write(connection, scope, uri))
    }
    const connection = await requireConnection({ session })
    const assignables = assignablesOf(chosenRows(first, second), connection)
    const scope: Scope | undefined = assignables.length > 0 ? { by: 'choice', assignables } : undefined
    const uri = await askWhere(connection)
    if (uri === undefined) return undefined
    if (scope === undefined) await readList(list, connection)
    const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Exporting assignments…') }
    await vscode.window.withProgress(options, () => write(connection, scope, uri))
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
    return undefined
  }
}

async function write(connection: Connection, scope: Scope | undefined, uri: vscode.Uri): Promise<Exported> {
  const exported = await exportAssignments(connection, scope, errorKind)
  const { t } = vscode.l10n
  const comments = [
    t('Assignments of an Intune tenant. Ids decide; names are for people.'),
    t('Applied, a configuration that is listed gets exactly these assignments; any other stays as it is.'),
  ]
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(documentText(exported.document, comments)))
  return exported
}

function resultOf({ document: { configurations }, unread }: Exported): ExportResult {
  return {
    configurations: configurations.length,
    assignments: configurations.reduce((sum, { assignments }) => sum + assignments.length, 0),
    unread: unread.map(({ kind, id, error }) => ({
      kind,
      ...(id !== undefined && { id }),
      error: { kind: errorKind(error), message: describeError(error).message },
    })),
  }
}

/** Such a name gets the document its commands in the editor's title. */
async function askWhere({ identity }: Connection): Promise<vscode.Uri | undefined> {
  const name =
    identity.tenantName
      .replace(/[^\p{L}\p{N} ._-]+/gu, '')
      .slice(0, 60)
      .trim() || 'tenant'
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const file = `${name}.intune.jsonc`
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Assignments'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [vscode.l10n.t('Assignment document')]: ['jsonc'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
  })
}
