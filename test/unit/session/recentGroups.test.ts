import assert from 'node:assert/strict'
import { forgetRecentGroups, RecentGroups } from '../../../src/session/recentGroups.ts'

const id = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`

describe('the groups that were used last', () => {
  const memory = (kept: Map<string, unknown>) => ({
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => void (value === undefined ? kept.delete(key) : kept.set(key, value)),
  })
  const of = (tenantId: string, sample = false) => ({ sample, identity: { tenantName: 'Contoso', tenantId } })

  it('are a handful for each tenant, the latest first, each once', async () => {
    const kept = new Map<string, unknown>()
    const recent = new RecentGroups(memory(kept))
    await recent.use(of('a'), [id(1), id(2)])
    await recent.use(of('a'), [id(3), id(1)])
    assert.deepEqual(recent.of(of('a')), [id(3), id(1), id(2)])
    await recent.use(of('a'), [id(4), id(5), id(6)])
    assert.deepEqual(recent.of(of('a')), [id(4), id(5), id(6), id(3), id(1)])
    assert.deepEqual(recent.of(of('b')), [])
    assert.deepEqual(new RecentGroups(memory(kept)).of(of('a')), recent.of(of('a')))
  })

  it('are forgotten with their tenant, and those of the sample tenant are not kept', async () => {
    const kept = new Map<string, unknown>()
    const recent = new RecentGroups(memory(kept))
    await recent.use(of('sample', true), [id(9)])
    assert.deepEqual(recent.of(of('sample', true)), [id(9)])
    assert.equal(kept.size, 0)
    await recent.use(of('a'), [id(1)])
    await recent.use(of('b'), [id(2)])
    await forgetRecentGroups(memory(kept), 'a')
    assert.deepEqual([recent.of(of('a')), recent.of(of('b'))], [[], [id(2)]])
    await forgetRecentGroups(memory(kept), 'b')
    assert.equal(kept.size, 0)
  })

  it('are none where what was kept is damaged', () => {
    assert.deepEqual(new RecentGroups(memory(new Map([['recentGroups', ['x']]]))).of(of('a')), [])
    assert.deepEqual(new RecentGroups(memory(new Map([['recentGroups', { a: [1, 'x', id(1)] }]]))).of(of('a')), [id(1)])
  })
})
