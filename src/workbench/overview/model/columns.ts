/** What can stand in a row of the overview, in this order. */
export const columnIds = [
  'name',
  'kind',
  'platform',
  'included',
  'excluded',
  'filters',
  'intent',
  'findings',
  'tags',
  'changed',
] as const
export type ColumnId = (typeof columnIds)[number]

export const groupings = ['none', 'area', 'platform', 'kind'] as const
export type OverviewGrouping = (typeof groupings)[number]

export function isColumn(value: unknown): value is ColumnId {
  return columnIds.some((one) => one === value)
}

export function isGrouping(value: unknown): value is OverviewGrouping {
  return groupings.some((one) => one === value)
}
