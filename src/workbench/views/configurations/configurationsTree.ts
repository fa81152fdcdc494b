import * as vscode from 'vscode'
import { toError } from '../../../base/toError.ts'
import { configurationKey, type ConfigurationRef } from '../../../intune/model/configuration.ts'
import type { Connection } from '../../../session/connection.ts'
import type { ListReading } from '../../../session/listReading.ts'
import type { Session } from '../../../session/session.ts'
import { searchFacts } from '../../rows/searchFacts.ts'
import { shownTreeItem } from '../../messages/shownTreeItem.ts'
import { firstRows } from './firstRows.ts'
import type { Grouping } from './grouping.ts'
import { lookUpNames } from './lookUpNames.ts'
import { certificateRow, configurationRow, parentOf, type Row, sectionRow } from './row.ts'
import { RowChanges } from './rowChanges.ts'
import { rootRows, rowsBelow } from './rowsBelow.ts'
import { ShownConfigurations } from './shownConfigurations.ts'
import { SectionWarnings } from './sectionWarnings.ts'
import { tooltip } from './tooltip.ts'
import { treeItem } from './treeItem.ts'

/** The rows of the Configurations view: the tenant model, and nothing that it does not say. */
export class ConfigurationsTree implements vscode.TreeDataProvider<Row> {
  readonly #session: Session
  readonly #list: ListReading
  readonly #shown: ShownConfigurations
  readonly #changed = new RowChanges()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #warnings = new SectionWarnings()
  readonly #changedWarnings = new vscode.EventEmitter<undefined>()
  readonly onDidChangeWarnings = this.#changedWarnings.event
  readonly #disposables: { dispose(): unknown }[] = []
  /** The rows as VS Code has them, by id: it knows a row again only as the very object that it was given. */
  readonly #given = new Map<string, Row>()

  constructor(session: Session, list: ListReading, grouping: Grouping) {
    this.#session = session
    this.#list = list
    this.#shown = new ShownConfigurations(grouping)
    let connection: Connection | undefined
    let listening: readonly { dispose(): unknown }[] = []
    const ignore = (): void => {
      for (const one of listening) one.dispose()
    }
    const follow = (): void => {
      if (session.connection === connection) return this.#changed.add(undefined)
      connection = session.connection
      ignore()
      listening = connection ? this.#listenTo(connection) : []
      list.reset()
      this.#given.clear()
      this.#redraw()
    }
    this.#disposables.push(
      session.onDidChange(follow),
      list.onDidChange(() => {
        this.#redraw()
        this.#warnings.forget()
      }),
      // After the rows: a heading says what was read, and what a write made of it.
      this.#changed.event(() => {
        if (list.state.kind === 'read') this.#changedWarnings.fire(undefined)
      }),
      { dispose: ignore },
    )
  }

  get filter(): string {
    return this.#shown.filter
  }

  set filter(text: string) {
    this.#shown.filter = text
    this.#changed.add(undefined)
  }

  get grouping(): Grouping {
    return this.#shown.grouping
  }

  set grouping(grouping: Grouping) {
    this.#shown.grouping = grouping
    this.#changed.add(undefined)
  }

  /** How many configurations the filter leaves. */
  get shown(): number {
    const { connection } = this.#session
    return connection ? this.#shown.index(connection).shown : 0
  }

  /** How many configurations under the heading have a warning. */
  async warningsBelow(headingId: string, token: vscode.CancellationToken): Promise<number> {
    const { connection } = this.#session
    const section = connection && this.#shown.index(connection).section(headingId)
    return connection && section ? this.#warnings.below(section, searchFacts(connection), token) : 0
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { connection } = this.#session
    if (!connection) return new vscode.TreeItem('')
    return shownTreeItem(treeItem(row, connection, this.#shown.headingsOpen))
  }

  async resolveTreeItem(item: vscode.TreeItem, row: Row, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    const { connection } = this.#session
    if (connection) item.tooltip = (await tooltip(row, connection, token)) ?? item.tooltip
    return item
  }

  getParent(row: Row): Row | undefined {
    return parentOf(row)
  }

  /** Never rejects: what is in the way is a row. */
  async getChildren(row?: Row): Promise<Row[]> {
    const rows = await this.#childrenOf(row).catch((error: unknown) => [trouble(toError(error))])
    const below = (one: Row): boolean => parentOf(one)?.id === row?.id
    for (const [id, one] of this.#given) if (below(one)) this.#given.delete(id)
    for (const one of rows) this.#given.set(one.id, one)
    return rows
  }

  /** The row with this id as VS Code has it, if it has. */
  shownRow(id: string): Row | undefined {
    return this.#given.get(id)
  }

  /** The row of a configuration where the view has one. */
  rowOf(configuration: ConfigurationRef): Row | undefined {
    const { connection } = this.#session
    const place = connection && this.#shown.index(connection).place(configuration)
    if (place === undefined) return undefined
    let parent: Row | undefined
    for (const section of place.above) parent = this.#same(sectionRow(parent, section))
    return this.#same(configurationRow(parent, place.configuration))
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose()
    this.#changed.dispose()
    this.#changedWarnings.dispose()
  }

  #listenTo({ tenant }: Connection): readonly { dispose(): unknown }[] {
    return [
      tenant.onDidChange((change) => {
        if (change !== 'list' && 'configuration' in change) this.#redrawConfiguration(change.configuration)
        else this.#redraw()
      }),
      tenant.activity.onDidChange((configuration) => this.#redrawConfiguration(configuration)),
    ]
  }

  async #childrenOf(row: Row | undefined): Promise<Row[]> {
    const connection = this.#session.connection ?? (await this.#session.current())
    if (!connection) return []
    if (row === undefined) return this.#roots(connection)
    const rows = rowsBelow(row, connection, this.#shown.index(connection), this.#shown.grouping)
    void this.#showNames(row, rows, connection)
    return rows
  }

  async #roots(connection: Connection): Promise<Row[]> {
    if (this.#list.state.kind === 'unread') {
      // The outcome is in the list's state, which the view shows; here it only matters when the first rows are there.
      const reading = this.#list.refresh(connection).catch(() => undefined)
      await Promise.race([reading, firstRows(connection)])
    }
    const { state } = this.#list
    if (state.kind === 'failed') {
      // One reason for all of it: the welcome text says it, or one row.
      if (connection.tenant.size === 0) return isNoPermission(state.error) ? [] : [trouble(state.error)]
    }
    return rootRows(connection, this.#shown.index(connection), this.#shown.grouping)
  }

  /** The row as VS Code has it, where it was given before. */
  #same(row: Row): Row {
    return this.#given.get(row.id) ?? row
  }

  /** Shows what was looked up; where that failed the rows go on showing ids, and say so. */
  async #showNames(parent: Row, rows: readonly Row[], connection: Connection): Promise<void> {
    if (this.#list.state.kind === 'reading') return
    const assignments = rows.flatMap((row) => (row.row === 'assignment' ? [row.assignment] : []))
    if (await lookUpNames(connection, assignments)) this.#changed.add(parent)
  }

  #redraw(): void {
    this.#shown.forget()
    this.#changed.add(undefined)
  }

  #redrawConfiguration(changed: ConfigurationRef): void {
    const { connection } = this.#session
    if (!connection) return
    if (this.#shown.changes(changed, connection)) return this.#redraw()
    const row = this.rowOf(changed)
    if (row) this.#changed.add(row)
    const key = configurationKey(changed)
    // A certificate profile is shown under the configurations that refer to it as well.
    for (const configuration of connection.tenant.configurations) {
      if (!configuration.sort.identityCertificate) continue
      const certificate = connection.tenant.certificate(configuration)
      if (certificate?.state === 'read' && configurationKey(certificate.certificate) === key) {
        const parent = this.rowOf(configuration)
        if (parent) this.#changed.add(this.#same(certificateRow(parent, configuration)))
      }
    }
  }
}

export function isNoPermission(error: Error): boolean {
  return 'kind' in error && (error.kind === 'missingScope' || error.kind === 'forbidden')
}

function trouble(error: Error): Row {
  return { row: 'trouble', id: 'trouble', error, retry: 'list' }
}
