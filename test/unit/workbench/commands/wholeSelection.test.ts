import assert from 'node:assert/strict'
import { wholeSelection } from '../../../../src/workbench/commands/wholeSelection.ts'
import type { Row } from '../../../../src/workbench/views/configurations/row.ts'

describe('the selection beside the row of a menu', () => {
  const row = (id: string): Row => ({ row: 'configuration', id }) as unknown as Row
  const [a, b, c] = [row('a'), row('b'), row('c')]
  const selected = (...rows: readonly Row[]) => ({ selection: { rows }, groupsSelection: { rows: [] } })

  it('is what VS Code gives', () => {
    const given = [a, b]
    assert.equal(wholeSelection(a, given, selected()), given)
    assert.equal(wholeSelection(a, undefined, selected(a, b)), undefined)
    const other = wholeSelection({ groupId: 'x' }, given, selected(a))
    assert.equal(other, given)
  })

  it('is what was selected, while VS Code reads some of its rows anew', () => {
    assert.deepEqual(wholeSelection(b, [undefined, b, undefined], selected(a, b, c)), [a, b, c])
  })

  it('is nothing to act on where that is not known', () => {
    assert.throws(() => wholeSelection(b, [undefined, b], selected(a, c)), { kind: 'rowGone' })
  })
})
