import type { PageTexts } from '../model/pageMessages.ts'
import type { Mark, PageRow } from '../model/pageRow.ts'
import { element } from './element.ts'
import { horizontalWindow, verticalWindow } from './verticalWindow.ts'

/** Pixels; the style has the same. */
const columnWidth = 120

/** Told apart by shape. */
const signs: Readonly<Record<Mark, string>> = { I: '✓', E: '⊘', B: '✓⊘' }

/** Configurations down, groups across: a sign in each cell where an assignment is. Only what is in sight is in the page. */
export class MatrixElement {
  readonly root = element('div', 'matrix')
  readonly #texts: PageTexts
  readonly #header = element('div', 'matrix-header')
  readonly #body = element('div', 'matrix-body')
  readonly #down
  readonly #across
  readonly #drawn = new Map<number, HTMLElement>()
  #drawnAcross = ''
  #rows: readonly PageRow[] = []
  #groups: readonly string[] = []

  constructor(texts: PageTexts) {
    this.#texts = texts
    this.root.tabIndex = 0
    this.root.setAttribute('role', 'grid')
    this.root.setAttribute('aria-label', texts.matrix)
    this.root.append(this.#header, this.#body)
    this.#down = verticalWindow(this.root, this.#body, () => this.#drawCells())
    this.#across = horizontalWindow(this.root, this.#body, columnWidth, () => this.#drawCells())
  }

  draw(rows: readonly PageRow[], groups: readonly string[]): void {
    this.#rows = rows
    this.#groups = groups
    this.#drawn.clear()
    this.root.ariaRowCount = String(rows.length + 1)
    this.root.ariaColCount = String(groups.length + 1)
    this.#down.count(rows.length)
    this.#across.count(groups.length)
  }

  #drawCells(): void {
    const columns = this.#across.places()
    const heads = columns.map(({ index, start }) => {
      const cell = element('div', 'matrix-head', this.#groups[index] ?? '')
      cell.setAttribute('role', 'columnheader')
      cell.title = this.#groups[index] ?? ''
      cell.style.transform = `translateX(${start}px)`
      return cell
    })
    // While the user scrolls down, the columns stay, and so do the rows that stay in sight.
    const across = columns.map(({ index }) => index).join(' ')
    if (across !== this.#drawnAcross) this.#drawn.clear()
    this.#drawnAcross = across
    this.#header.replaceChildren(...heads)
    const rows = this.#down.places().map(({ index, start }) => {
      const drawn = this.#drawn.get(index)
      if (drawn) return drawn
      const row = element('div', 'matrix-row')
      row.setAttribute('role', 'row')
      row.ariaRowIndex = String(index + 2)
      row.style.transform = `translateY(${start}px)`
      const of = this.#rows[index]
      if (of) row.append(this.#nameOf(of), ...this.#marksOf(of, columns))
      this.#drawn.set(index, row)
      return row
    })
    for (const [index, row] of this.#drawn) if (!rows.includes(row)) this.#drawn.delete(index)
    this.#body.replaceChildren(...rows)
  }

  #nameOf({ cells, state }: PageRow): HTMLElement {
    const name = element(
      'div',
      'matrix-name',
      state === 'assigned' || state === 'onlyExcluded' ? cells.name : `${cells.name} · ${cells.included}`,
    )
    name.setAttribute('role', 'rowheader')
    name.title = cells.name
    return name
  }

  #marksOf({ marks, cells }: PageRow, columns: readonly { index: number; start: number }[]): readonly HTMLElement[] {
    const by = new Map(marks)
    return columns.flatMap(({ index, start }) => {
      const mark = by.get(index)
      if (mark === undefined) return []
      const cell = element('div', `matrix-cell mark-${mark}`, signs[mark])
      cell.setAttribute('role', 'gridcell')
      cell.ariaColIndex = String(index + 2)
      cell.title = `${cells.name} · ${this.#groups[index] ?? ''}: ${this.#wordOf(mark)}`
      cell.style.transform = `translateX(${start}px)`
      return [cell]
    })
  }

  #wordOf(mark: Mark): string {
    const { included, excluded, both } = this.#texts
    return mark === 'I' ? included : mark === 'E' ? excluded : both
  }
}
