import assert from 'node:assert/strict'
import { configurationRow, type Row } from '../../../../../src/workbench/views/configurations/row.ts'
import { unnamedKind } from '../../../../../src/intune/kinds/kindTable.ts'
import { namedConfiguration } from '../../../../../src/intune/model/configuration.ts'
import { RowSelection } from '../../../../../src/workbench/views/configurations/rowSelection.ts'

describe('the selection of the tree', () => {
  const [windows, macOS] = ['Windows', 'macOS'].map((id) =>
    configurationRow(undefined, namedConfiguration(unnamedKind, id, id)),
  ) as [Row, Row]

  /** As VS Code's view behaves: what it has selected it names only while it knows the rows. */
  function viewOn(shown: Map<string, Row>) {
    let selected: readonly Row[] = []
    let known = true
    let tell: (event: { selection: readonly Row[] }) => void = () => {}
    const view = {
      get selection() {
        return known ? selected : []
      },
      onDidChangeSelection(listener: typeof tell) {
        tell = listener
        return { dispose() {} }
      },
    }
    return {
      selection: new RowSelection(view, { shownRow: (id) => shown.get(id) }),
      select: (...rows: Row[]) => {
        selected = rows
        tell({ selection: rows })
      },
      readAnew: () => (known = false),
    }
  }

  it('is what VS Code says', () => {
    const { selection, select } = viewOn(new Map())
    select(windows, macOS)
    assert.deepEqual(selection.rows, [windows, macOS])
  })

  it('stays known while VS Code reads the rows anew and names none', () => {
    const { selection, select, readAnew } = viewOn(new Map([[windows.id, windows]]))
    select(windows)
    readAnew()
    assert.deepEqual(selection.rows, [windows])
  })

  it('loses the rows that are no longer shown', () => {
    const shown = new Map([[windows.id, windows]])
    const { selection, select, readAnew } = viewOn(shown)
    select(windows)
    readAnew()
    shown.clear()
    assert.deepEqual(selection.rows, [])
  })

  it('is empty after a click beside the rows', () => {
    const { selection, select, readAnew } = viewOn(new Map([[windows.id, windows]]))
    select(windows)
    select()
    readAnew()
    assert.deepEqual(selection.rows, [])
  })
})
