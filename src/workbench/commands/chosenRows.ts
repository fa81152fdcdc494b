import { type Assignable, configurationKey } from '../../intune/model/configuration.ts'
import type { Connection } from '../../session/connection.ts'
import { type AssignmentRow, isRow, type Row } from '../views/configurations/row.ts'

/** What keybindings pass instead of a row: they mean what is selected in the tree of their view. */
export interface SelectedRows {
  readonly selection: { readonly rows: readonly Row[] }
  readonly groupsSelection: { readonly rows: readonly Row[] }
}

/** Whether a keybinding called, and not a menu. */
export function isKeyboard(first: unknown): first is keyof SelectedRows {
  return first === 'selection' || first === 'groupsSelection'
}

/**
 * The rows a command acts on: the tree gives the row and the selection; where the row is not part of it,
 * the user pointed elsewhere and means that row alone.
 */
export function chosenRows(first: unknown, second: unknown, selected?: SelectedRows): readonly Row[] {
  if (isKeyboard(first)) return selected?.[first].rows ?? []
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

/** Each once: an assignment may stand in several places of the Groups view. */
export function assignmentsOf(rows: readonly Row[]): readonly AssignmentRow[] {
  const found = rows.filter((row) => row.row === 'assignment')
  return [...new Map(found.map((row) => [row.assignment, row])).values()]
}
