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

/** Opens the row of the one configuration that changed, unless the user has selected something else since. */
export async function revealChanged({ tree, view, selection }: Shown, outcomes: readonly Outcome[]): Promise<void> {
  const [only] = outcomes
  if (outcomes.length !== 1 || only?.outcome !== 'applied' || !view.visible) return
  const { configuration, via } = only.assignable
  const row = tree.rowOf(via ?? configuration)
  const movedOn = selection.rows.length > 0 && !selection.rows.some((one) => row && one.id.startsWith(row.id))
  if (row && !movedOn) await view.reveal(row, { select: false, focus: false, expand: via ? 2 : 1 })
}
