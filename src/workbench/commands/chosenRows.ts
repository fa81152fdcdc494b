import { type Assignable, configurationKey } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import { type AssignmentRow, isRow, type Row } from '../views/configurations/row.ts'
import type { RowSelection } from '../views/configurations/rowSelection.ts'

/** What a keybinding passes instead of a row: it means what is selected in the tree. */
export const keyboardSelection = 'selection'

/**
 * The rows a command acts on: the tree gives the row and the selection; where the row is not part of it,
 * the user pointed elsewhere and means that row alone.
 */
export function chosenRows(first: unknown, second: unknown, selected?: RowSelection): readonly Row[] {
  if (first === keyboardSelection) return selected?.rows ?? []
  if (!isRow(first)) return []
  const selection = Array.isArray(second) ? second.filter(isRow) : []
  return selection.some((row) => row.id === first.id) ? selection : [first]
}

/** The configurations and certificate profiles among the rows, each once. */
export function assignablesOf(rows: readonly Row[], { tenant }: Connection): readonly Assignable[] {
  const found = new Map<string, Assignable>()
  for (const row of rows) {
    if (row.row === 'configuration')
      found.set(configurationKey(row.configuration), { configuration: row.configuration })
    if (row.row === 'assignment') found.set(configurationKey(row.assignable.configuration), row.assignable)
    if (row.row === 'certificate') {
      const state = tenant.certificate(row.via)
      if (state?.state === 'read')
        found.set(configurationKey(state.certificate), { configuration: state.certificate, via: row.via })
    }
  }
  return [...found.values()]
}

export function assignmentsOf(rows: readonly Row[]): readonly AssignmentRow[] {
  return rows.filter((row) => row.row === 'assignment')
}
