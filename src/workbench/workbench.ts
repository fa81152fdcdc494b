import type * as vscode from 'vscode'
import type { ChangesTree } from './views/changes/changesTree.ts'
import type { AssignmentClipboard } from './commands/assignmentClipboard.ts'
import type { ConfigurationList } from '../session/listReading.ts'
import type { Connection } from '../session/connection.ts'
import { Misuse } from '../session/misuse.ts'
import type { Previews } from './documents/planPreviews.ts'
import type { Session } from '../session/session.ts'
import type { StatusLine } from './status/statusLine.ts'
import type { ConfigurationsTree } from './views/configurations/configurationsTree.ts'
import type { Row } from './views/configurations/row.ts'
import type { RowSelection } from './views/configurations/rowSelection.ts'

/** The parts that commands work with. */
export interface Workbench {
  readonly session: Session
  readonly list: ConfigurationList
  readonly tree: ConfigurationsTree
  readonly view: vscode.TreeView<Row>
  readonly selection: RowSelection
  readonly status: StatusLine
  readonly previews: Previews
  readonly changes: ChangesTree
  readonly clipboard: AssignmentClipboard
  readonly log: vscode.LogOutputChannel
}

/** The connection, restored silently where it can be. Throws `Misuse` when nobody is signed in. */
export async function requireConnection({ session }: Workbench): Promise<Connection> {
  const connection = await session.current()
  if (connection === undefined) throw new Misuse('not signed in', 'notSignedIn')
  return connection
}
