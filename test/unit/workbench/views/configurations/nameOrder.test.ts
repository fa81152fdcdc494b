import assert from 'node:assert/strict'
import { deviceConfigurations } from '../../../../../src/intune/kinds/deviceConfigurations.ts'
import { type Configuration, configurationFromGraph } from '../../../../../src/intune/model/configuration.ts'
import { NameOrder } from '../../../../../src/workbench/views/configurations/nameOrder.ts'

const named = (displayName: string, id = displayName): Configuration =>
  configurationFromGraph(deviceConfigurations, {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    id,
    displayName,
  })
const names = (all: readonly Configuration[]): string[] => all.map(({ displayName }) => displayName)

describe('the order of names', () => {
  it('is that of people, in any case, and of ids where two are the same', () => {
    const order = new NameOrder()
    const sorted = order.sorted([named('ring 10'), named('Ring 2'), named('alpha', 'b'), named('alpha', 'a')])
    assert.deepEqual(
      sorted.map(({ id }) => id),
      ['a', 'b', 'Ring 2', 'ring 10'],
    )
  })

  it('stays what it is while a list grows, is filtered, and is read anew', () => {
    const order = new NameOrder()
    const [b, d, a, c, e] = ['b', 'd', 'a', 'c', 'e'].map((name) => named(name))
    assert.ok(a && b && c && d && e)
    assert.deepEqual(names(order.sorted([d, b])), ['b', 'd'])
    assert.deepEqual(names(order.sorted([d, b, e, a, c])), ['a', 'b', 'c', 'd', 'e'])
    assert.deepEqual(names(order.sorted([d, a])), ['a', 'd'])
    for (let reading = 0; reading < 5; reading++) {
      const anew = ['c', 'a', 'b'].map((name) => named(name))
      assert.deepEqual(names(order.sorted(anew)), ['a', 'b', 'c'])
    }
  })

  it('is the one that comparing all of them gives, however they come', () => {
    let state = 7
    const below = (limit: number): number => (state = (state * 48_271) % 2_147_483_647) % limit
    const all = Array.from({ length: 500 }, (_, index) => named(`Policy ${below(200)}`, String(index)))
    const order = new NameOrder()
    for (let length = 50; length <= all.length; length += 50) {
      const part = all.slice(0, length)
      assert.deepEqual(order.sorted(part), new NameOrder().sorted(part))
    }
  })
})
