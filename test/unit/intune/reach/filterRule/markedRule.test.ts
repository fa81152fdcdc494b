import assert from 'node:assert/strict'
import { lineAndColumn, markedRule } from '../../../../../src/intune/reach/filterRule/markedRule.ts'

describe('a place in a rule', () => {
  it('is marked below its line, over lines where it has several', () => {
    assert.deepEqual(markedRule('ab cd', [{ start: 3, end: 5 }]), [{ text: 'ab cd', marks: '   ^^' }])
    assert.deepEqual(markedRule('ab\r\ncd', [{ start: 1, end: 5 }]), [
      { text: 'ab', marks: ' ^^' },
      { text: 'cd', marks: '^' },
    ])
    assert.deepEqual(
      markedRule('a b c', [
        { start: 0, end: 1 },
        { start: 4, end: 5 },
      ]),
      [{ text: 'a b c', marks: '^   ^' }],
    )
  })

  it('behind the end is one sign, and no place is none', () => {
    assert.deepEqual(markedRule('ab', [{ start: 2, end: 2 }]), [{ text: 'ab', marks: '  ^' }])
    assert.deepEqual(markedRule('ab\ncd', []), [{ text: 'ab' }, { text: 'cd' }])
  })

  it('is counted from 1, as an editor does', () => {
    assert.deepEqual(lineAndColumn('ab\r\ncd', 5), { line: 2, column: 2 })
    assert.deepEqual(lineAndColumn('ab', 0), { line: 1, column: 1 })
  })
})
