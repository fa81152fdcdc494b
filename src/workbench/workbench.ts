import type * as vscode from 'vscode'
import type { ChangesTree } from './changes/changesTree.ts'
import type { AssignmentClipboard } from './assignmentClipboard.ts'
import type { ConfigurationList } from './configurationList.ts'
import type { Connection } from './connection.ts'
import { Misuse } from './commands/misuse.ts'
import type { Previews } from './preview/previews.ts'
import type { Session } from './session.ts'
import type { StatusLine } from './statusLine.ts'
import type { ConfigurationsTree } from './tree/configurationsTree.ts'
import type { Row } from './tree/row.ts'
import type { RowSelection } from './tree/rowSelection.ts'

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
