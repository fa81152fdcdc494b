import * as vscode from 'vscode'
import type { Assignment } from '../../../intune/model/assignment.ts'
import { type Configuration, configurationKey, type ConfigurationRef } from '../../../intune/model/configuration.ts'
import type { ListReading } from '../../../session/listReading.ts'
import type { Connection } from '../../../session/connection.ts'
import type { Session } from '../../../session/session.ts'
import { type ConfigurationIndex, configurationIndex } from './configurationIndex.ts'
import { firstRows } from './firstRows.ts'
import { lookUpNames } from './lookUpNames.ts'
import { assignmentRows, certificateRow, configurationRow, parentOf, platformRow, type Row } from './row.ts'
import { RowChanges } from './rowChanges.ts'
import { tooltip } from './tooltip.ts'
import { treeItem } from './treeItem.ts'
import { shownTreeItem } from '../../messages/shownTreeItem.ts'

/** The rows of the Configurations view: the tenant model, and nothing that it does not say. */
export class ConfigurationsTree implements vscode.TreeDataProvider<Row> {
  readonly #session: Session
  readonly #list: ListReading
  readonly #changed = new RowChanges()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #disposables: { dispose(): unknown }[] = []
  /** The rows as VS Code has them, by id: it knows a row again only as the very object that it was given. */
  readonly #given = new Map<string, Row>()
  #index: ConfigurationIndex | undefined
  #filter = ''

  constructor(session: Session, list: ListReading) {
    this.#session = session
    this.#list = list
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
      list.onDidChange(() => this.#changed.add(undefined)),
      { dispose: ignore },
    )
  }

  #listenTo({ tenant }: Connection): readonly { dispose(): unknown }[] {
    return [
      tenant.onDidChange((change) => {
        if (change === 'list') this.#redraw()
        else if ('configuration' in change) this.#redrawConfiguration(change.configuration)
      }),
      tenant.activity.onDidChange((configuration) => this.#redrawConfiguration(configuration)),
    ]
  }

  get filter(): string {
    return this.#filter
  }

  set filter(text: string) {
    this.#filter = text
    this.#redraw()
  }

  /** How many configurations the filter leaves. */
  get shown(): number {
    return this.#currentIndex()?.shown ?? 0
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { connection } = this.#session
    if (!connection) return new vscode.TreeItem('')
    return shownTreeItem(
      treeItem(row, connection, {
        busy: (configuration) => connection.tenant.activity.word(configuration),
        count: (of) => (of.row === 'platform' ? (this.#currentIndex()?.platforms.get(of.platform)?.length ?? 0) : 0),
      }),
    )
  }

  async resolveTreeItem(item: vscode.TreeItem, row: Row, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    const { connection } = this.#session
    if (connection) item.tooltip = (await tooltip(row, connection, token)) ?? item.tooltip
    return item
  }

  getParent(row: Row): Row | undefined {
    return parentOf(row)
  }

  async getChildren(row?: Row): Promise<Row[]> {
    const rows = await this.#childrenOf(row)
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
    const index = this.#currentIndex()
    if (!index) return undefined
    const key = configurationKey(configuration)
    for (const [platform, members] of index.platforms) {
      const found = members.find((one) => configurationKey(one) === key)
      if (found) return this.#same(configurationRow(this.#same(platformRow(platform)), found))
    }
    return undefined
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose()
    this.#changed.dispose()
  }

  async #roots(connection: Connection): Promise<Row[]> {
    if (this.#list.state.kind === 'unread') {
      // The outcome is in the list's state, which the view shows; here it only matters when the first rows are there.
      const reading = this.#list.refresh(connection).catch(() => undefined)
      await Promise.race([reading, firstRows(connection)])
    }
    const roots = [...(this.#currentIndex()?.platforms.keys() ?? [])].map(platformRow)
    const { state } = this.#list
    if (state.kind === 'failed' && roots.length === 0 && !isNoPermission(state.error)) {
      return [{ row: 'trouble', id: 'trouble', error: state.error, retry: 'list' }]
    }
    return roots
  }

  async #childrenOf(row: Row | undefined): Promise<Row[]> {
    const connection = this.#session.connection ?? (await this.#session.current())
    if (!connection) return []
    if (row === undefined) return this.#roots(connection)
    switch (row.row) {
      case 'platform':
        return (this.#currentIndex()?.platforms.get(row.platform) ?? []).map((one) => configurationRow(row, one))
      case 'configuration':
        return this.#belowConfiguration(row, row.configuration, connection)
      case 'certificate': {
        const found = connection.tenant.certificate(row.via)
        if (found?.state === 'unread') return [trouble(row, found.error, row.via)]
        return found?.state === 'read' ? this.#assignmentsOf(row, found.certificate, connection, row.via) : []
      }
      case 'assignment':
      case 'trouble':
        return []
    }
  }

  /** The row as VS Code has it, where it was given before. */
  #same(row: Row): Row {
    return this.#given.get(row.id) ?? row
  }

  #belowConfiguration(parent: Row, configuration: Configuration, connection: Connection): Row[] {
    const rows = this.#assignmentsOf(parent, configuration, connection)
    if (!configuration.sort.identityCertificate) return rows
    const found = connection.tenant.certificate(configuration)
    if (found === undefined) void connection.tenant.loadCertificate(configuration)
    return found?.state === 'none' ? rows : [...rows, certificateRow(parent, configuration)]
  }

  #assignmentsOf(parent: Row, configuration: Configuration, connection: Connection, via?: Configuration): Row[] {
    const set = connection.tenant.set(configuration)
    if (set === undefined) return []
    if (set.state === 'unread') return [trouble(parent, set.error, configuration)]
    void this.#showNames(parent, set.set.assignments, connection)
    return assignmentRows(parent, { configuration, via }, set.set.assignments)
  }

  /** Shows what was looked up; where that failed the rows go on showing ids, and say so. */
  async #showNames(parent: Row, assignments: readonly Assignment[], connection: Connection): Promise<void> {
    if (this.#list.state.kind === 'reading') return
    if (await lookUpNames(connection, assignments)) this.#changed.add(parent)
  }

  #currentIndex(): ConfigurationIndex | undefined {
    const { connection } = this.#session
    if (!connection) return undefined
    return (this.#index ??= configurationIndex(connection.tenant.configurations, this.#filter))
  }

  #redraw(): void {
    this.#index = undefined
    this.#changed.add(undefined)
  }

  #redrawConfiguration(changed: ConfigurationRef): void {
    const row = this.rowOf(changed)
    if (row) this.#changed.add(row)
    const key = configurationKey(changed)
    // A certificate profile is shown under the configurations that refer to it as well.
    for (const configuration of this.#session.connection?.tenant.configurations ?? []) {
      const certificate = this.#session.connection?.tenant.certificate(configuration)
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

function trouble(parent: Row, error: Error, retry: Configuration): Row {
  return { row: 'trouble', id: `${parent.id}/trouble`, parent, error, retry }
}
