import { isJson } from '../../../base/json.ts'
import { type ColumnId, isColumn, isGrouping, type OverviewGrouping } from './columns.ts'
import type { Chart, PageRow } from './pageRow.ts'

export interface SortBy {
  readonly column: ColumnId
  readonly descending: boolean
}

/** How the user has the table. */
export interface Layout {
  readonly columns: readonly ColumnId[]
  readonly grouping: OverviewGrouping
  readonly sort: SortBy
}

/** The page's words, in the reader's language. */
export interface PageTexts {
  readonly columns: Readonly<Record<ColumnId, string>>
  readonly groupings: Readonly<Record<OverviewGrouping, string>>
  readonly filter: string
  readonly groupBy: string
  readonly chooseColumns: string
  readonly table: string
  readonly matrix: string
  readonly summary: string
  readonly included: string
  readonly excluded: string
  readonly both: string
  readonly nothing: string
}

/** From VS Code to the page. */
export type ToPage =
  | { readonly type: 'setUp'; readonly texts: PageTexts; readonly layout: Layout; readonly filter: string }
  | {
      readonly type: 'rows'
      readonly rows: readonly PageRow[]
      readonly groups: readonly string[]
      readonly charts: readonly Chart[]
    }
  /** Keys that the filter finds; undefined: it is empty. `count`: the line that says how many. */
  | { readonly type: 'found'; readonly keys?: readonly string[]; readonly count: string; readonly filter: string }
  | { readonly type: 'layout'; readonly layout: Layout }
  /** What is partial or in the way; empty: nothing. */
  | { readonly type: 'status'; readonly text: string }

/** From the page to VS Code. */
export type FromPage =
  | { readonly type: 'ready' | 'columns' }
  | { readonly type: 'select'; readonly keys: readonly string[] }
  | { readonly type: 'reveal'; readonly key: string }
  | { readonly type: 'filter'; readonly text: string }
  | { readonly type: 'sort'; readonly sort: SortBy }
  | { readonly type: 'group'; readonly grouping: OverviewGrouping }

/** Undefined for what no page of ours sends. */
export function messageFromPage(value: unknown): FromPage | undefined {
  if (!isJson(value)) return undefined
  const { type, keys, key, text, sort, grouping } = value
  switch (type) {
    case 'ready':
    case 'columns':
      return { type }
    case 'select':
      return Array.isArray(keys) ? { type, keys: keys.filter((one) => typeof one === 'string') } : undefined
    case 'reveal':
      return typeof key === 'string' ? { type, key } : undefined
    case 'filter':
      return typeof text === 'string' ? { type, text: text.slice(0, mostTyped) } : undefined
    case 'sort':
      return isSort(sort) ? { type, sort } : undefined
    case 'group':
      return isGrouping(grouping) ? { type, grouping } : undefined
    default:
      return undefined
  }
}

export function isSort(value: unknown): value is SortBy {
  return isJson(value) && isColumn(value['column']) && typeof value['descending'] === 'boolean'
}

/** Characters of a filter that somebody may have typed. */
const mostTyped = 1000
