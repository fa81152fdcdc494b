import type { TreeView } from 'vscode'
import { isRow, type Row } from '../views/configurations/row.ts'

/** What is selected in the Groups view: its rows of configurations and assignments are those of the Configurations view. */
export function groupsSelection(view: Pick<TreeView<unknown>, 'selection'>): { readonly rows: readonly Row[] } {
  return {
    get rows() {
      return view.selection.filter(isRow)
    },
  }
}
