import type { ConfigurationRef } from '../../../intune/model/configuration.ts'
import type { Outcome } from '../../../intune/planning/outcome.ts'
import type { TreeView } from 'vscode'
import type { ConfigurationsTree } from './configurationsTree.ts'
import type { Row } from './row.ts'
import type { RowSelection } from './rowSelection.ts'

interface Shown {
  readonly tree: ConfigurationsTree
  readonly view: TreeView<Row>
  readonly selection: RowSelection
}

/** Opens the view at a configuration; false where the view does not show it. */
export async function revealConfiguration(
  { tree, view }: Pick<Shown, 'tree' | 'view'>,
  ref: ConfigurationRef,
): Promise<boolean> {
  const row = tree.rowOf(ref)
  if (row) await view.reveal(row, { select: true, focus: true, expand: true })
  return row !== undefined
}

/** Opens the row of the one configuration that changed, unless the user has selected something else since. */
export async function revealChanged({ tree, view, selection }: Shown, outcomes: readonly Outcome[]): Promise<void> {
  const [only] = outcomes
  if (outcomes.length !== 1 || only?.outcome !== 'applied' || !view.visible) return
  const { configuration, via } = only.assignable
  const row = tree.rowOf(via ?? configuration)
  const movedOn = selection.rows.length > 0 && !selection.rows.some((one) => row && one.id.startsWith(row.id))
  if (row && !movedOn) await view.reveal(row, { select: false, focus: false, expand: via ? 2 : 1 })
}
