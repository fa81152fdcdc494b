import { isHeading, type Line } from '../model/arranged.ts'
import type { FromPage, Layout, PageTexts } from '../model/pageMessages.ts'
import type { PageRow } from '../model/pageRow.ts'
import { Selection } from '../model/selection.ts'
import { element } from './element.ts'
import { rowHeight, verticalWindow } from './verticalWindow.ts'

/** The table: only the rows in sight are in the page. The selection goes to VS Code, whose menu acts on it. */
export class TableElement {
  readonly root = element('div', 'table')
  readonly #texts: PageTexts
  readonly #send: (message: FromPage) => void
  readonly #header = element('div', 'row header')
  readonly #body = element('div', 'body')
  readonly #empty = element('div', 'empty')
  readonly #selection = new Selection()
  readonly #drawn = new Map<number, HTMLElement>()
  readonly #window
  #lines: readonly Line[] = []
  #keys: readonly string[] = []
  #layout: Layout | undefined

  constructor(texts: PageTexts, send: (message: FromPage) => void) {
    this.#texts = texts
    this.#send = send
    const { root } = this
    root.setAttribute('role', 'grid')
    root.setAttribute('aria-multiselectable', 'true')
    root.setAttribute('aria-label', texts.summary)
    root.tabIndex = 0
    this.#header.setAttribute('role', 'row')
    this.#header.ariaRowIndex = '1'
    this.#empty.textContent = texts.nothing
    root.append(this.#header, this.#body, this.#empty)
    this.#window = verticalWindow(root, this.#body, () => this.#drawRows())
    root.addEventListener('keydown', (event) => this.#press(event))
    this.#body.addEventListener('mousedown', (event) => this.#point(event))
    this.#body.addEventListener('dblclick', () => this.#reveal())
  }

  draw(lines: readonly Line[], layout: Layout): void {
    this.#lines = lines
    this.#layout = layout
    this.#keys = lines.flatMap((line) => (isHeading(line) ? [] : [line.key]))
    this.#selection.keep(this.#keys)
    this.root.style.setProperty('--columns', layout.columns.map((one) => `var(--width-${one})`).join(' '))
    this.root.ariaRowCount = String(lines.length + 1)
    this.#empty.hidden = lines.length > 0
    this.#drawHeader(layout)
    this.#window.count(lines.length)
    this.#selected()
  }

  #drawHeader({ columns, sort }: Layout): void {
    const cells = columns.map((column) => {
      const cell = element('button', 'cell')
      cell.setAttribute('role', 'columnheader')
      cell.tabIndex = -1
      const sorted = sort.column === column
      cell.ariaSort = sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'
      cell.textContent = `${this.#texts.columns[column]}${sorted ? (sort.descending ? ' ↓' : ' ↑') : ''}`
      cell.tabIndex = 0
      cell.addEventListener('click', () =>
        this.#send({ type: 'sort', sort: { column, descending: sorted && !sort.descending } }),
      )
      return cell
    })
    this.#header.replaceChildren(...cells)
  }

  /** While the user scrolls, what stays in sight stays in the page. */
  #drawRows(): void {
    const places = this.#window.places()
    const wanted = new Set(places.map(({ index }) => index))
    for (const [index, row] of this.#drawn) {
      if (wanted.has(index)) continue
      row.remove()
      this.#drawn.delete(index)
    }
    for (const { index, start } of places) {
      const line = this.#lines[index]
      if (line === undefined || this.#drawn.has(index)) continue
      const row = this.#rowOf(line)
      row.ariaRowIndex = String(index + 2)
      row.style.transform = `translateY(${start}px)`
      this.#drawn.set(index, row)
      this.#body.append(row)
    }
    const active = this.#body.querySelector('.active')
    if (active) this.root.setAttribute('aria-activedescendant', active.id)
    else this.root.removeAttribute('aria-activedescendant')
  }

  #rowOf(line: Line): HTMLElement {
    const row = element('div', 'row')
    row.setAttribute('role', 'row')
    if (isHeading(line)) {
      row.classList.add('heading')
      const cell = element('div', 'cell', `${line.heading} · ${line.count}`)
      cell.setAttribute('role', 'gridcell')
      row.append(cell)
      return row
    }
    const selected = this.#selection.keys.has(line.key)
    row.dataset['key'] = line.key
    row.id = `row ${line.key}`
    row.classList.add(line.state)
    row.classList.toggle('odd', line.odd)
    row.classList.toggle('selected', selected)
    row.classList.toggle('active', this.#selection.active === line.key)
    row.ariaSelected = String(selected)
    row.append(...(this.#layout?.columns ?? []).map((column) => cellOf(line, column)))
    return row
  }

  #point(event: MouseEvent): void {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null
    const key = row?.dataset['key']
    if (key === undefined) return
    // A menu is about all selected rows if the row is one.
    if (event.button !== 0 && this.#selection.keys.has(key)) return
    const how = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone'
    this.#selection.go(this.#keys, key, event.button === 0 ? how : 'alone')
    this.#selected()
  }

  #press(event: KeyboardEvent): void {
    if (event.target !== this.root) return
    const page = Math.max(1, Math.floor(this.root.clientHeight / rowHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.#keys.length,
      End: this.#keys.length,
    }
    const by = steps[event.key]
    if (by !== undefined) this.#selection.move(this.#keys, by, event.shiftKey ? 'range' : 'alone')
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.#selection.all(this.#keys)
    else if (event.key === ' ' && this.#selection.active !== undefined)
      this.#selection.go(this.#keys, this.#selection.active, 'toggle')
    else if (event.key === 'Enter') return this.#reveal()
    else return
    event.preventDefault()
    this.#selected()
    const at = this.#lines.findIndex((line) => !isHeading(line) && line.key === this.#selection.active)
    if (at !== -1) this.#window.show(at)
  }

  #selected(): void {
    this.#tellMenu()
    this.#send({ type: 'select', keys: [...this.#selection.keys] })
    this.#body.replaceChildren()
    this.#drawn.clear()
    this.#drawRows()
  }

  /** What VS Code's menu is told of the place that is pointed at. */
  #tellMenu(): void {
    const { keys } = this.#selection
    const webviewSection = keys.size > 1 ? 'several' : keys.size === 1 ? 'one' : 'none'
    const only = this.#lines.find((line): line is PageRow => !isHeading(line) && keys.size === 1 && keys.has(line.key))
    const context = { webviewSection, viewItem: only?.context ?? '', preventDefaultContextMenuItems: true }
    this.root.dataset['vscodeContext'] = JSON.stringify(context)
  }

  #reveal(): void {
    if (this.#selection.active !== undefined) this.#send({ type: 'reveal', key: this.#selection.active })
  }
}

function cellOf({ cells, odd }: PageRow, column: keyof PageRow['cells']): HTMLElement {
  const text = cells[column]
  const cell = element('div', `cell ${column}`, column === 'findings' && odd ? `⚠ ${text}` : text)
  cell.setAttribute('role', 'gridcell')
  cell.title = text
  return cell
}
