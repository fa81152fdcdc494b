import assert from 'node:assert/strict'
import { TickedGroups } from '../../../../src/workbench/prompts/tickedGroups.ts'

const group = (id: string) => ({ id, name: id.toUpperCase() })
const groups = (ids: string) => ids.split('').map(group)

describe('the ticks of a list whose rows are replaced', () => {
  let now: number
  let ticked: TickedGroups
  const start = (before = ''): void => {
    now = 0
    ticked = new TickedGroups(groups(before), () => now)
  }
  const hear = (ids: string): boolean => ticked.hear(new Set(ids))
  const held = (): string => ticked.groups.map(({ id }) => id).join('')

  it('are what the user ticks and unticks, in that order', () => {
    start()
    ticked.show(groups('abc'))
    hear('b')
    hear('ab')
    assert.equal(held(), 'ba')
    hear('a')
    assert.equal(held(), 'a')
  })

  it('stay over a search for something else', () => {
    start('a')
    ticked.show(groups('xya'))
    hear('a')
    hear('xa')
    ticked.show(groups('zax'))
    hear('ax')
    assert.equal(held(), 'ax')
  })

  it('are not changed by what VS Code says of rows that are gone', () => {
    start('a')
    ticked.show(groups('xa'))
    hear('a')
    // New rows are on their way while the user ticks an old one: its place is that of y now.
    ticked.show(groups('yza'))
    hear('y')
    assert.equal(held(), 'a')
    hear('')
    hear('a')
    assert.equal(held(), 'a')
    hear('az')
    assert.equal(held(), 'az')
  })

  it('are said again where no answer could be waited for, so that nothing is ticked unseen', () => {
    start()
    ticked.show(groups('xy'))
    assert.equal(hear('x'), true)
    assert.equal(hear('xy'), false)
    assert.equal(held(), 'xy')
  })

  it('count again where the answer never came', () => {
    start('a')
    ticked.show(groups('xa'))
    now = 999
    hear('xa')
    assert.equal(held(), 'a')
    now = 1000
    hear('xa')
    assert.equal(held(), 'ax')
  })
})
