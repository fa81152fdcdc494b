import type { Memento } from 'vscode'
import { asJson } from '../../base/json.ts'
import { columnIds, isColumn, isGrouping } from './model/columns.ts'
import { isSort, type Layout } from './model/pageMessages.ts'

const key = 'overview'

/** How the user left the table; what is stored and no longer understood is as at the beginning. */
export function storedLayout(memory: Memento): Layout {
  const { columns, grouping, sort } = asJson(memory.get<unknown>(key))
  const kept = Array.isArray(columns) ? columnIds.filter((one) => columns.includes(one)) : []
  return {
    columns: kept.length > 0 ? kept : columnIds,
    grouping: isGrouping(grouping) ? grouping : 'none',
    sort: isSort(sort) && isColumn(sort.column) ? sort : { column: 'name', descending: false },
  }
}

export function storeLayout(memory: Memento, layout: Layout): void {
  void memory.update(key, layout)
}
