import * as vscode from 'vscode'
import { areas } from '../../intune/kinds/areas.ts'
import { kindText } from '../messages/kindText.ts'
import type { Bar, Chart, PageRow } from './model/pageRow.ts'

/** How many bars of a kind are a glance. */
const most = 8

/** What is to be seen at a glance: how much of each area is assigned, the widest groups, and where something is odd. */
export function overviewCharts(rows: readonly PageRow[], groups: readonly string[]): readonly Chart[] {
  const { t } = vscode.l10n
  return [
    { title: t('Assigned, by area'), bars: byArea(rows, ({ state }) => state === 'assigned') },
    { title: t('Most used groups'), bars: widest(rows, groups) },
    { title: t('With findings, by area'), bars: odd(rows) },
  ].filter(({ bars }) => bars.length > 0)
}

function byArea(rows: readonly PageRow[], counts: (row: PageRow) => boolean): readonly Bar[] {
  return inOrder(rows).map(([label, of]) => ({
    label,
    count: of.filter(counts).length,
    of: of.length,
    filter: areaFilter(label),
  }))
}

/** The rows of each area, in the admin center's order. */
function inOrder(rows: readonly PageRow[]): readonly (readonly [string, readonly PageRow[]])[] {
  const order = areas.map(({ title }) => kindText(title))
  return [...Map.groupBy(rows, ({ area }) => area)].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

function odd(rows: readonly PageRow[]): readonly Bar[] {
  const found = rows.filter((row) => row.odd)
  return inOrder(found).map(([label, of]) => ({
    label,
    count: of.length,
    filter: `is:warning ${areaFilter(label)}`,
  }))
}

function widest(rows: readonly PageRow[], groups: readonly string[]): readonly Bar[] {
  const counts = new Map<number, number>()
  for (const { marks } of rows) for (const [place] of marks) counts.set(place, (counts.get(place) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  const named = sorted.map(([place, count]) => ({ label: groups[place] ?? '', count }))
  return named.slice(0, most).map(({ label, count }) => ({ label, count, filter: `group:${quoted(label)}` }))
}

/** The filter knows areas by their English titles. */
function areaFilter(label: string): string {
  return `area:${quoted(areas.find(({ title }) => kindText(title) === label)?.title ?? label)}`
}

/** A quote in a name can't be written; the part before it finds the name, too. */
function quoted(text: string): string {
  return `"${text.split('"')[0] ?? ''}"`
}
