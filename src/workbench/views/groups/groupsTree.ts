import * as vscode from 'vscode'
import { toError } from '../../../base/toError.ts'
import { GraphError } from '../../../graph/graphError.ts'
import type { Connection } from '../../../session/connection.ts'
import type { ListReading } from '../../../session/listReading.ts'
import type { Session } from '../../../session/session.ts'
import { describeError } from '../../messages/describeError.ts'
import { shownTreeItem } from '../../messages/shownTreeItem.ts'
import { DirectoryAnswers } from './directoryAnswers.ts'
import type { FoundSubjects } from './foundSubjects.ts'
import { groupItem } from './groupItem.ts'
import { type GroupRow, troubleRow } from './groupRow.ts'
import { firstRows, rowsBelow } from './rowsBelow.ts'

/** Milliseconds of rest before changes of the model are told together. */
const rest = 150

/** The groups that assignments point at, from the other side: what each is included in and excluded from. */
export class GroupsTree implements vscode.TreeDataProvider<GroupRow> {
  readonly #session: Session
  readonly #found: FoundSubjects
  readonly #answers = new DirectoryAnswers()
  #connection: Connection | undefined
  readonly #changed = new vscode.EventEmitter<undefined>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #disposables: { dispose(): unknown }[] = []
  #listening: { dispose(): unknown } | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(session: Session, list: ListReading, found: FoundSubjects) {
    this.#session = session
    this.#found = found
    this.#disposables.push(
      found.onDidChange(() => this.#changed.fire(undefined)),
      session.onDidChange(() => this.#follow()),
      list.onDidChange(() => this.#redraw()),
    )
  }

  getTreeItem(row: GroupRow): vscode.TreeItem {
    const { connection } = this.#session
    return shownTreeItem(connection ? groupItem(row, connection, this.#found) : new vscode.TreeItem(''))
  }

  getParent(row: GroupRow): GroupRow | undefined {
    return row.parent
  }

  /** Never rejects: what is in the way is a row. */
  async getChildren(row?: GroupRow): Promise<GroupRow[]> {
    const { connection } = this.#session
    if (!connection) return []
    if (row === undefined) return firstRows(connection, this.#found)
    try {
      return [...(await rowsBelow(row, connection, this.#answers))]
    } catch (error) {
      const scopes = error instanceof GraphError && error.kind === 'missingScope' ? error.scopes : undefined
      return [troubleRow(row, describeError(toError(error)).message, scopes)]
    }
  }

  /** What could not be read is asked for again. */
  refresh(): void {
    this.#changed.fire(undefined)
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#listening?.dispose()
    for (const one of this.#disposables) one.dispose()
    this.#changed.dispose()
  }

  #follow(): void {
    const { connection } = this.#session
    // Whoever was looked for in one tenant is nobody in another.
    if (connection !== this.#connection) this.#found.clear()
    this.#connection = connection
    this.#listening?.dispose()
    this.#listening = connection?.tenant.onDidChange(() => this.#redraw())
    this.#redraw()
  }

  #redraw(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#changed.fire(undefined), rest)
  }
}
