import { groupings, isGrouping } from '../model/columns.ts'
import type { FromPage, Layout, PageTexts } from '../model/pageMessages.ts'
import { element } from './element.ts'

export interface Toolbar {
  readonly root: HTMLElement
  /** How many the filter leaves. */
  found(filter: string, count: string): void
}

/** Milliseconds without a key before the filter is asked for. */
const pause = 150

/** The line over the table: the filter, how rows are grouped, which columns there are, and the other side. */
export function toolbarElement(
  texts: PageTexts,
  layout: Layout,
  filter: string,
  send: (message: FromPage) => void,
  show: (what: 'table' | 'matrix') => void,
): Toolbar {
  const root = element('div', 'toolbar')
  const input = element('input', 'filter')
  Object.assign(input, { type: 'search', value: filter, placeholder: texts.filter, ariaLabel: texts.filter })
  input.spellcheck = false
  let timer = 0
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => send({ type: 'filter', text: input.value }), pause)
  })
  const group = element('select', 'group')
  group.ariaLabel = texts.groupBy
  for (const one of groupings) group.append(new Option(texts.groupings[one], one, false, one === layout.grouping))
  group.addEventListener('change', () => {
    if (isGrouping(group.value)) send({ type: 'group', grouping: group.value })
  })
  const columns = element('button', 'button', texts.chooseColumns)
  columns.addEventListener('click', () => send({ type: 'columns' }))
  const views = (['table', 'matrix'] as const).map((what) => {
    const button = element('button', 'button', texts[what])
    button.setAttribute('aria-pressed', String(what === 'table'))
    button.addEventListener('click', () => {
      for (const one of views) one.setAttribute('aria-pressed', String(one === button))
      show(what)
    })
    return button
  })
  const count = element('span', 'count')
  count.setAttribute('role', 'status')
  root.append(input, count, group, columns, ...views)
  return {
    root,
    found: (text, line) => {
      if (document.activeElement !== input) input.value = text
      count.textContent = line
    },
  }
}
