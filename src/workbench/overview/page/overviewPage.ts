import { arranged, isHeading } from '../model/arranged.ts'
import type { FromPage, Layout, ToPage } from '../model/pageMessages.ts'
import type { PageRow } from '../model/pageRow.ts'
import { chartsElement } from './chartsElement.ts'
import { element } from './element.ts'
import { MatrixElement } from './matrixElement.ts'
import { TableElement } from './tableElement.ts'
import { toolbarElement } from './toolbarElement.ts'

/** Given to the page by VS Code. */
declare function acquireVsCodeApi(): { postMessage(message: FromPage): void }

const vscode = acquireVsCodeApi()
const send = (message: FromPage): void => vscode.postMessage(message)

/** Puts the page together once VS Code has said in which words. */
function setUp({ texts, layout, filter }: Extract<ToPage, { type: 'setUp' }>): void {
  const state: { rows: readonly PageRow[]; groups: readonly string[]; found?: ReadonlySet<string>; layout: Layout } = {
    rows: [],
    groups: [],
    layout,
  }
  const table = new TableElement(texts, send)
  const matrix = new MatrixElement(texts)
  const toolbar = toolbarElement(texts, layout, filter, send, (shown) => {
    table.root.hidden = shown === 'matrix'
    matrix.root.hidden = shown === 'table'
    draw()
  })
  const charts = element('section', 'charts')
  const status = element('div', 'status')
  status.setAttribute('role', 'status')
  document.body.replaceChildren(charts, toolbar.root, status, table.root, matrix.root)
  matrix.root.hidden = true
  const draw = (): void => {
    const { rows, found, groups } = state
    table.draw(arranged(rows, found, state.layout.sort, state.layout.grouping), state.layout)
    if (matrix.root.hidden) return
    const shown = arranged(rows, found, state.layout.sort, 'none')
    matrix.draw(
      shown.flatMap((line) => (isHeading(line) ? [] : [line])),
      groups,
    )
  }
  const take = (message: ToPage): void => {
    switch (message.type) {
      case 'setUp':
        return
      case 'rows':
        Object.assign(state, { rows: message.rows, groups: message.groups })
        charts.replaceChildren(...chartsElement(message.charts, (text) => send({ type: 'filter', text })))
        return draw()
      case 'found':
        state.found = message.keys && new Set(message.keys)
        toolbar.found(message.filter, message.count)
        return draw()
      case 'layout':
        state.layout = message.layout
        return draw()
      case 'status':
        status.textContent = message.text
    }
  }
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => take(data))
}

function begin({ data }: MessageEvent<ToPage>): void {
  if (data.type !== 'setUp') return
  window.removeEventListener('message', begin)
  setUp(data)
}

window.addEventListener('message', begin)
send({ type: 'ready' })
