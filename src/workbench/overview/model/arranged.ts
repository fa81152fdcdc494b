import type { ColumnId, OverviewGrouping } from './columns.ts'
import type { SortBy } from './pageMessages.ts'
import type { PageRow } from './pageRow.ts'

/** A line of the table: a configuration, or the heading over some. */
export type Line = PageRow | { readonly heading: string; readonly count: number }

export function isHeading(line: Line): line is Extract<Line, { heading: string }> {
  return 'heading' in line
}

/** The rows that are found, sorted, under their headings. Rows that are equal by the column go by name. */
export function arranged(
  rows: readonly PageRow[],
  found: ReadonlySet<string> | undefined,
  sort: SortBy,
  grouping: OverviewGrouping,
): readonly Line[] {
  const compare = comparison(sort)
  const shown = rows.filter(({ key }) => found === undefined || found.has(key)).sort(compare)
  if (grouping === 'none') return shown
  const groups = [...Map.groupBy(shown, (row) => groupOf(row, grouping))].sort(([a], [b]) => byText.compare(a, b))
  return groups.flatMap(([heading, members]): readonly Line[] => [{ heading, count: members.length }, ...members])
}

const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function comparison({ column, descending }: SortBy): (a: PageRow, b: PageRow) => number {
  const sign = descending ? -1 : 1
  return (a, b) => sign * compareBy(a, b, column) || compareBy(a, b, 'name') || (a.key < b.key ? -1 : 1)
}

function compareBy(a: PageRow, b: PageRow, column: ColumnId): number {
  const [one, other] = [a.order[column] ?? a.cells[column], b.order[column] ?? b.cells[column]]
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return byText.compare(String(one), String(other))
}

function groupOf(row: PageRow, grouping: Exclude<OverviewGrouping, 'none'>): string {
  return grouping === 'area' ? row.area : row.cells[grouping]
}
