import type { TreeView } from 'vscode'
import type { Row } from './row.ts'

/** What is selected in the view, even while VS Code reads the rows again and reports no selection. */
export class RowSelection {
  readonly #view: Pick<TreeView<Row>, 'selection'>
  readonly #tree: { shownRow(id: string): Row | undefined }
  readonly #listening: { dispose(): unknown }
  #ids: readonly string[] = []

  constructor(
    view: Pick<TreeView<Row>, 'selection' | 'onDidChangeSelection'>,
    tree: { shownRow(id: string): Row | undefined },
  ) {
    this.#view = view
    this.#tree = tree
    this.#listening = view.onDidChangeSelection(({ selection }) => {
      this.#ids = selection.map(({ id }) => id)
    })
  }

  get rows(): readonly Row[] {
    if (this.#view.selection.length > 0) return this.#view.selection
    return this.#ids.map((id) => this.#tree.shownRow(id)).filter((row) => row !== undefined)
  }

  dispose(): void {
    this.#listening.dispose()
  }
}
