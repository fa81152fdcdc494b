import * as vscode from 'vscode'
import { findingKinds } from '../../intune/findings/findingKinds.ts'
import { areas } from '../../intune/kinds/areas.ts'
import { findingTitle } from '../messages/findingTitle.ts'
import { kindText } from '../messages/kindText.ts'
import type { Bar, Chart, PageRow } from './model/pageRow.ts'

/** How many bars of a kind are a glance. */
const most = 8

/** What is to be seen at a glance: how much of each area is assigned, the widest groups, and what is odd. */
export function overviewCharts(rows: readonly PageRow[], groups: readonly string[]): readonly Chart[] {
  const { t } = vscode.l10n
  return [
    { title: t('Assigned, by area'), bars: byArea(rows) },
    { title: t('Most used groups'), bars: widest(rows, groups) },
    { title: t('Findings, by sort'), bars: bySort(rows) },
  ].filter(({ bars }) => bars.length > 0)
}

/** Of those that can be assigned and were read. */
function byArea(rows: readonly PageRow[]): readonly Bar[] {
  const known = rows.filter(({ state }) => ['assigned', 'onlyExcluded', 'unassigned'].includes(state))
  return inOrder(known).map(([label, of]) => ({
    label,
    count: of.filter(({ state }) => state === 'assigned').length,
    of: of.length,
    filter: areaFilter(label),
  }))
}

/** The rows of each area, in the admin center's order. */
function inOrder(rows: readonly PageRow[]): readonly (readonly [string, readonly PageRow[]])[] {
  const order = areas.map(({ title }) => kindText(title))
  return [...Map.groupBy(rows, ({ area }) => area)].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

/** How many configurations have a finding of each sort, the worst first. */
function bySort(rows: readonly PageRow[]): readonly Bar[] {
  return findingKinds
    .map((kind) => ({
      label: findingTitle(kind),
      count: rows.filter(({ findings }) => findings.includes(kind)).length,
      filter: `finding:${kind}`,
    }))
    .filter(({ count }) => count > 0)
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
