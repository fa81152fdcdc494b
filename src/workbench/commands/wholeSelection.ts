import { UsageError } from '../../session/usageError.ts'
import { isRow } from '../views/configurations/row.ts'
import type { SelectedRows } from './chosenRows.ts'

/**
 * The selection that the menu of a row gives beside the row. While VS Code reads rows anew it gives `undefined` for some of
 * them, and going on would be about fewer rows than the user sees selected: what was selected before is taken, and where
 * that is not known either, nothing is done. Throws a `UsageError` of kind `rowGone`.
 */
export function wholeSelection(first: unknown, second: unknown, { selection }: SelectedRows): unknown {
  if (!isRow(first) || !Array.isArray(second) || !second.includes(undefined)) return second
  const known = selection.rows
  if (known.some(({ id }) => id === first.id)) return known
  throw new UsageError('a selected row was being read anew', 'rowGone')
}
