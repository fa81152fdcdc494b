import assert from 'node:assert/strict'
import { GraphError } from '../../../src/graph/graphError.ts'
import type { SeenRequest } from '../../support/graphServer.ts'
import { sendJson } from '../../support/graphServer.ts'
import { failure, startHarness } from './graphHarness.ts'
import type { Harness } from './graphHarness.ts'

interface Inner {
  id: string
  url: string
  method: string
}
const innerOf = ({ body }: SeenRequest): Inner[] => (JSON.parse(body) as { requests: Inner[] }).requests
const asked = (count: number): { url: string }[] => Array.from({ length: count }, (_, n) => ({ url: `/groups/${n}` }))
const bodies = (answers: readonly object[]): unknown[] => answers.map((one) => ('body' in one ? one.body : 'error'))

describe('Batches of GraphClient', () => {
  let harness: Harness
  afterEach(() => harness.close())

  it('send 20 at a time and put the answers in order, however they come back', async () => {
    harness = await startHarness((request, response) => {
      const responses = innerOf(request).map(({ id, url }) => ({ id, status: 200, body: { url } }))
      sendJson(response, { responses: responses.toReversed() })
    })
    const answers = await harness.client.batch('beta', asked(45))
    assert.deepEqual(
      bodies(answers),
      asked(45).map(({ url }) => ({ url })),
    )
    assert.deepEqual(
      harness.server.requests.map((request) => [request.url, innerOf(request).length]),
      [
        ['/beta/$batch', 20],
        ['/beta/$batch', 20],
        ['/beta/$batch', 5],
      ],
    )
  })

  it('are under way at the same time', async () => {
    const waiting: (() => void)[] = []
    harness = await startHarness((request, response) => {
      const responses = innerOf(request).map(({ id, url }) => ({ id, status: 200, body: { url } }))
      waiting.push(() => sendJson(response, { responses }))
      // Nothing is answered before all three are there.
      if (waiting.length === 3) for (const answer of waiting.toReversed()) answer()
    })
    assert.deepEqual(
      bodies(await harness.client.batch('beta', asked(45))),
      asked(45).map(({ url }) => ({ url })),
    )
  })

  it('ask for the permissions that their requests need', async () => {
    harness = await startHarness((_, response) => sendJson(response, { responses: [] }))
    await harness.client.batch('beta', asked(1), { scopes: ['Apps.Read.All'] })
    assert.deepEqual(harness.asked, [{ access: ['Apps.Read.All'] }])
  })

  it('wait by the clock of the service, which only the batch as a whole tells', async () => {
    harness = await startHarness((request, response, nth) => {
      const there = harness.clock.now() + 2 * 3_600_000
      const busy = { status: 429, headers: { 'Retry-After': new Date(there + 30_000).toUTCString() }, body: {} }
      const answer = nth === 1 ? busy : { status: 200, body: {} }
      const responses = innerOf(request).map(({ id }) => ({ id, ...answer }))
      sendJson(response, { responses }, 200, { date: new Date(there).toUTCString() })
    })
    await harness.client.batch('beta', asked(1))
    assert.deepEqual(harness.clock.sleeps, [30_000])
  })

  it('repeat only what was throttled, after the longest wait', async () => {
    harness = await startHarness((request, response, nth) => {
      const responses = innerOf(request).map(({ id, url }) => {
        const busy = nth === 1 && (url.endsWith('/1') || url.endsWith('/3'))
        return busy
          ? { id, status: 429, headers: { 'Retry-After': url.endsWith('/3') ? '11' : '4' }, body: {} }
          : { id, status: 200, body: { url } }
      })
      sendJson(response, { responses })
    })
    const answers = await harness.client.batch('beta', asked(5))
    assert.deepEqual(
      bodies(answers),
      asked(5).map(({ url }) => ({ url })),
    )
    assert.deepEqual(harness.clock.sleeps, [11_000])
    assert.deepEqual(
      innerOf(harness.server.requests[1]!).map(({ url }) => url),
      ['/groups/1', '/groups/3'],
    )
  })

  it('keep the failure of one from the others', async () => {
    harness = await startHarness((request, response) => {
      const responses = innerOf(request).map(({ id }) =>
        id === '1'
          ? { id, status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'Gone.' } } }
          : { id, status: 200, body: { id } },
      )
      sendJson(response, { responses: responses.filter(({ id }) => id !== '2') })
    })
    const [first, gone, left] = await harness.client.batch('beta', asked(3))
    assert.deepEqual(first, { body: { id: '0' } })
    assert.ok(gone && 'error' in gone && gone.error instanceof GraphError && gone.error.kind === 'notFound')
    assert.ok(left && 'error' in left && left.error instanceof GraphError && left.error.kind === 'badResponse')
  })

  for (const status of [400, 404, 405, 501]) {
    it(`are taken apart where the service answers $batch with ${status}, and not tried again`, async () => {
      harness = await startHarness(({ url }, response) =>
        url.endsWith('$batch')
          ? sendJson(response, { error: { code: 'x', message: 'no' } }, status)
          : sendJson(response, { url }),
      )
      await harness.client.batch('beta', asked(2))
      const answers = await harness.client.batch('beta', asked(6))
      assert.deepEqual(
        bodies(answers),
        asked(6).map(({ url }) => ({ url: `/beta${url}` })),
      )
      assert.equal(harness.server.requests.filter(({ url }) => url.endsWith('$batch')).length, 1)
    })
  }

  it('fail as a whole where nothing may be read', async () => {
    harness = await startHarness((_, response) => sendJson(response, { error: { code: 'Forbidden' } }, 403))
    assert.equal((await failure(harness.client.batch('beta', asked(2)))).kind, 'forbidden')
  })

  it('refuse an answer without answers', async () => {
    harness = await startHarness((_, response) => sendJson(response, { value: [] }))
    assert.equal((await failure(harness.client.batch('beta', asked(1)))).kind, 'badResponse')
  })
})
