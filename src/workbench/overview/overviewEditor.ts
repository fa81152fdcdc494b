import * as vscode from 'vscode'
import { configurationKey, type Configuration } from '../../intune/model/configuration.ts'
import { search } from '../../intune/search/search.ts'
import type { Connection } from '../../session/connection.ts'
import { numberText } from '../messages/inLanguage.ts'
import { shownItems } from '../messages/shownItems.ts'
import { searchFacts } from '../rows/searchFacts.ts'
import { columnIds } from './model/columns.ts'
import { type FromPage, type Layout, messageFromPage, type ToPage } from './model/pageMessages.ts'
import type { OverviewParts } from './overviewParts.ts'
import { overviewCharts } from './overviewCharts.ts'
import { storedLayout, storeLayout } from './overviewLayout.ts'
import { OverviewRows } from './overviewRows.ts'
import { overviewStatus } from './overviewStatus.ts'
import { overviewTexts } from './overviewTexts.ts'

/** Milliseconds in which changes of the model are gathered. */
const rest = 250

/** One open overview: what the page asks for, and what it is told. */
export class OverviewEditor {
  readonly connection: Connection
  readonly #panel: vscode.WebviewPanel
  readonly #parts: OverviewParts
  readonly #rows = new OverviewRows()
  readonly #listening: vscode.Disposable
  #layout: Layout
  #filter = ''
  #selected: readonly string[] = []
  #timer: NodeJS.Timeout | undefined
  #drawing = new AbortController()

  constructor(panel: vscode.WebviewPanel, connection: Connection, parts: OverviewParts) {
    this.#panel = panel
    this.connection = connection
    this.#parts = parts
    this.#layout = storedLayout(parts.memory)
    this.#listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => void this.#take(messageFromPage(message))),
      connection.tenant.onDidChange(() => this.#soon()),
      parts.list.onDidChange(() => {
        this.#rows.forget()
        this.#soon()
      }),
      panel.onDidDispose(() => this.#end()),
    )
  }

  /** The shape of a row of the Configurations view, which the commands take. */
  get selectedRows(): readonly {
    readonly row: 'configuration'
    readonly id: string
    readonly configuration: Configuration
  }[] {
    const chosen = new Set(this.#selected)
    return [...this.connection.tenant.configurations]
      .filter((one) => chosen.has(configurationKey(one)))
      .map((configuration) => ({ row: 'configuration', id: configurationKey(configuration), configuration }))
  }

  show(): void {
    this.#panel.reveal()
  }

  dispose(): void {
    this.#panel.dispose()
  }

  async #take(message: FromPage | undefined): Promise<void> {
    switch (message?.type) {
      case undefined:
        return
      case 'ready':
        await this.#send({ type: 'setUp', texts: overviewTexts(), layout: this.#layout, filter: this.#filter })
        await this.connection.groups.resolve(this.connection.tenant.usage.groups)
        await this.connection.filters.load().catch(() => undefined)
        return this.#draw()
      case 'select':
        this.#selected = message.keys
        return
      case 'reveal': {
        const found = [...this.connection.tenant.configurations].find((one) => configurationKey(one) === message.key)
        if (found) await this.#parts.reveal(found)
        return
      }
      case 'filter':
        this.#filter = message.text
        return this.#sendFound()
      case 'sort':
        return this.#lay({ ...this.#layout, sort: message.sort })
      case 'group':
        return this.#lay({ ...this.#layout, grouping: message.grouping })
      case 'columns':
        return this.#chooseColumns()
    }
  }

  async #chooseColumns(): Promise<void> {
    const { columns } = overviewTexts()
    const items = columnIds
      .filter((id) => id !== 'name')
      .map((id) => ({ label: columns[id], picked: this.#layout.columns.includes(id), id }))
    const options = { title: vscode.l10n.t('Columns'), canPickMany: true } as const
    const chosen = await vscode.window.showQuickPick(shownItems(items), options)
    if (chosen) await this.#lay({ ...this.#layout, columns: ['name', ...chosen.map(({ id }) => id)] })
  }

  async #lay(layout: Layout): Promise<void> {
    this.#layout = layout
    storeLayout(this.#parts.memory, layout)
    await this.#send({ type: 'layout', layout })
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#draw()
    }, rest)
  }

  async #draw(): Promise<void> {
    this.#drawing.abort()
    const drawing = new AbortController()
    this.#drawing = drawing
    const made = await this.#rows.of(this.connection, drawing.signal)
    if (made === undefined) return
    const { rows, groups } = made
    await this.#send({ type: 'rows', rows, groups, charts: overviewCharts(rows, groups) })
    await this.#send({ type: 'status', text: overviewStatus(this.connection, this.#parts.list) })
    await this.#sendFound()
  }

  async #sendFound(): Promise<void> {
    const { tenant } = this.connection
    const total = numberText(tenant.size)
    const filter = this.#filter
    if (filter.trim() === '') {
      await this.#send({ type: 'found', filter, count: vscode.l10n.t('{0} configurations', total) })
      return
    }
    const finds = search(filter, searchFacts(this.connection))
    const keys = [...tenant.configurations].filter(finds).map(configurationKey)
    const count = vscode.l10n.t('{0} of {1} configurations', numberText(keys.length), total)
    await this.#send({ type: 'found', filter, keys, count })
  }

  async #send(message: ToPage): Promise<void> {
    await this.#panel.webview.postMessage(message)
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#drawing.abort()
    this.#listening.dispose()
  }
}
