import assert from 'node:assert/strict'
import { messageFromPage } from '../../../../../src/workbench/overview/model/pageMessages.ts'

describe('a message from the page of the overview', () => {
  it('is taken where it is one that the page sends', () => {
    assert.deepEqual(messageFromPage({ type: 'select', keys: ['a', 1, 'b'] }), { type: 'select', keys: ['a', 'b'] })
    const sort = { column: 'name', descending: true }
    assert.deepEqual(messageFromPage({ type: 'sort', sort }), { type: 'sort', sort })
    assert.deepEqual(messageFromPage({ type: 'ready', more: 1 }), { type: 'ready' })
  })

  it('is nothing else, whatever somebody made of the page', () => {
    for (const one of [
      undefined,
      'ready',
      [],
      {},
      { type: 'run' },
      { type: 'reveal' },
      { type: 'sort', sort: { column: 'x' } },
    ])
      assert.equal(messageFromPage(one), undefined)
    const long = messageFromPage({ type: 'filter', text: 'x'.repeat(1e6) })
    assert.ok(long?.type === 'filter' && long.text.length === 1000)
  })
})
