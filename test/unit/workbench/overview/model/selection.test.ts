import assert from 'node:assert/strict'
import { Selection } from '../../../../../src/workbench/overview/model/selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']

describe('the selection in the overview', () => {
  const of = (use: (selection: Selection) => void): readonly [string, string | undefined] => {
    const selection = new Selection()
    use(selection)
    return [order.filter((key) => selection.keys.has(key)).join(''), selection.active]
  }

  it('is one row, or a range from where it began, or with those that were picked one by one', () => {
    assert.deepEqual(
      of((one) => one.go(order, 'b')),
      ['b', 'b'],
    )
    assert.deepEqual(
      of((one) => {
        one.go(order, 'b')
        one.go(order, 'd', 'range')
        one.go(order, 'a', 'range')
      }),
      ['ab', 'a'],
    )
    assert.deepEqual(
      of((one) => {
        one.go(order, 'b')
        one.go(order, 'd', 'toggle')
        one.go(order, 'b', 'toggle')
      }),
      ['d', 'b'],
    )
  })

  it('moves by the keyboard, and stops at the ends', () => {
    assert.deepEqual(
      of((one) => one.move(order, 1, 'alone')),
      ['a', 'a'],
    )
    assert.deepEqual(
      of((one) => {
        one.go(order, 'c')
        one.move(order, 10, 'range')
      }),
      ['cde', 'e'],
    )
    assert.deepEqual(
      of((one) => {
        one.go(order, 'c')
        one.move(order, -10, 'alone')
      }),
      ['a', 'a'],
    )
  })

  it('loses what is gone', () => {
    assert.deepEqual(
      of((one) => {
        one.all(order)
        one.keep(['a', 'c'])
      }),
      ['ac', 'a'],
    )
  })
})
