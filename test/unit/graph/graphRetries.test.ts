import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { sendJson } from '../../support/graphServer.ts'
import { failure, startHarness } from './graphHarness.ts'
import type { Harness } from './graphHarness.ts'

const throttled = { error: { code: 'TooManyRequests', message: 'Too many requests.' } }

const utc = (time: number): string => new Date(time).toUTCString()

function fail(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  sendJson(response, { error: { code: 'x', message: 'no' } }, status, headers)
}

describe('Retries of GraphClient', () => {
  let harness: Harness
  afterEach(() => harness.close())

  for (const [form, header, expected] of [
    ['seconds', '7', 7_000],
    ['a fraction', '2.128', 2_128],
  ] as const) {
    it(`wait as long as Retry-After says, in ${form}`, async () => {
      harness = await startHarness((_, response, nth) =>
        nth === 1 ? sendJson(response, throttled, 429, { 'retry-after': header }) : sendJson(response, { id: 'a' }),
      )
      assert.deepEqual(await harness.client.get('beta/x'), { id: 'a' })
      assert.deepEqual(harness.clock.sleeps, [expected])
    })
  }

  it('wait until the date in Retry-After', async () => {
    harness = await startHarness((_, response, nth) => {
      const date = new Date(harness.clock.now() + 30_000).toUTCString()
      if (nth === 1) sendJson(response, throttled, 429, { 'retry-after': date })
      else sendJson(response, { id: 'a' })
    })
    await harness.client.get('beta/x')
    const [wait = 0] = harness.clock.sleeps
    assert.ok(wait > 28_000 && wait <= 30_000, String(wait))
  })

  for (const hours of [-2, 2]) {
    it(`wait as long as the service means where its clock is ${hours} hours off ours`, async () => {
      harness = await startHarness((_, response, nth) => {
        const there = harness.clock.now() + hours * 3_600_000
        const headers = { date: utc(there), 'retry-after': utc(there + 30_000) }
        if (nth === 1) sendJson(response, throttled, 429, headers)
        else sendJson(response, { id: 'a' })
      })
      await harness.client.get('beta/x')
      assert.deepEqual(harness.clock.sleeps, [30_000])
    })
  }

  it('back off by themselves where Retry-After is missing, and end', async () => {
    harness = await startHarness((_, response) => sendJson(response, throttled, 429))
    const error = await failure(harness.client.get('beta/x'))
    assert.equal(error.kind, 'throttled')
    assert.equal(harness.server.requests.length, 5)
    const { sleeps } = harness.clock
    assert.equal(sleeps.length, 4)
    sleeps.forEach((wait, nth) => assert.ok(wait >= 500 * 2 ** nth && wait <= 1000 * 2 ** nth, String(wait)))
  })

  it('do not wait for hours because a service says so', async () => {
    harness = await startHarness((_, response) => sendJson(response, throttled, 429, { 'retry-after': '86400' }))
    const error = await failure(harness.client.get('beta/x'))
    assert.equal(error.retryAfter, 86_400_000)
    assert.equal(harness.server.requests.length, 1)
  })

  for (const status of [503, 504]) {
    it(`read again after ${status}`, async () => {
      harness = await startHarness((_, response, nth) =>
        nth === 1 ? fail(response, status) : sendJson(response, { id: 'a' }),
      )
      assert.deepEqual(await harness.client.get('beta/x'), { id: 'a' })
    })
  }

  it('read again when the connection broke', async () => {
    harness = await startHarness((_, response, nth) =>
      nth === 1 ? response.destroy() : sendJson(response, { id: 'a' }),
    )
    assert.deepEqual(await harness.client.get('beta/x'), { id: 'a' })
  })

  it('do not read again after 500', async () => {
    harness = await startHarness((_, response) => fail(response, 500))
    assert.equal((await failure(harness.client.get('beta/x'))).kind, 'service')
    assert.equal(harness.server.requests.length, 1)
  })

  it('leave a write that was answered with 429 to its caller, who has to look again, and hold the next turn back', async () => {
    harness = await startHarness((_, response) => sendJson(response, throttled, 429, { 'retry-after': '3' }))
    const error = await failure(harness.client.post('beta/x', {}))
    assert.deepEqual([error.kind, error.processed, harness.server.requests.length], ['throttled', 'no', 1])
    await harness.client.writeTurn()
    assert.deepEqual(harness.clock.sleeps, [3_000])
  })

  for (const status of [500, 502, 503, 504]) {
    it(`never write again after ${status}: it may have been done`, async () => {
      harness = await startHarness((_, response) => fail(response, status))
      const error = await failure(harness.client.post('beta/x', {}))
      assert.deepEqual([error.kind, error.processed], ['service', 'unknown'])
      assert.equal(harness.server.requests.length, 1)
    })
  }

  it('never write again when the connection broke after the request was sent', async () => {
    harness = await startHarness((_, response) => response.destroy())
    const error = await failure(harness.client.post('beta/x', {}))
    assert.deepEqual([error.kind, error.processed], ['offline', 'unknown'])
    assert.equal(harness.server.requests.length, 1)
  })

  it('never write again when no answer came in time', async () => {
    harness = await startHarness(() => undefined, { timeoutMs: 200 })
    const error = await failure(harness.client.post('beta/x', {}))
    assert.deepEqual([error.kind, error.processed], ['timeout', 'unknown'])
    assert.equal(harness.server.requests.length, 1)
  })

  it('say of a write that nothing was done when nothing listened', async () => {
    harness = await startHarness(() => undefined)
    await harness.server.close()
    const error = await failure(harness.client.post('beta/x', {}))
    assert.deepEqual([error.kind, error.processed], ['offline', 'no'])
    await harness.client.writeTurn()
    assert.equal(harness.clock.sleeps.length, 1, 'the next turn waits for the network')
  })

  it('stop at once when the user cancels a wait', async () => {
    const abort = new AbortController()
    harness = await startHarness((_, response) => {
      sendJson(response, throttled, 429, { 'retry-after': '60' })
      abort.abort()
    })
    assert.equal((await failure(harness.client.get('beta/x', {}, abort.signal))).kind, 'cancelled')
    assert.equal(harness.server.requests.length, 1)
  })

  it('stop at once when the user cancels a request', async () => {
    const abort = new AbortController()
    harness = await startHarness(() => abort.abort())
    const error = await failure(harness.client.post('beta/x', {}, {}, abort.signal))
    assert.deepEqual([error.kind, error.processed], ['cancelled', 'unknown'])
  })

  it('send nothing that was cancelled before', async () => {
    harness = await startHarness(() => undefined)
    const error = await failure(harness.client.get('beta/x', {}, AbortSignal.abort()))
    assert.deepEqual([error.kind, error.processed, harness.server.requests.length], ['cancelled', 'no', 0])
  })

  it('get one fresh token for a 401, with the challenge where there is one', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
    harness = await startHarness((_, response, nth) =>
      nth === 1 ? fail(response, 401, { 'www-authenticate': challenge }) : sendJson(response, { id: 'a' }),
    )
    assert.deepEqual(await harness.client.get('beta/x'), { id: 'a' })
    assert.deepEqual(harness.asked, [{ access: 'read' }, { access: 'read', fresh: true, claims }])
    assert.equal(harness.server.requests[1]?.headers.authorization, 'Bearer token-2')
  })

  it('get one fresh token for a 401 without a challenge, as after a sleep that the token did not outlast', async () => {
    harness = await startHarness((_, response, nth) =>
      nth === 1 ? fail(response, 401) : sendJson(response, { id: 'a' }),
    )
    await harness.client.get('beta/x')
    assert.deepEqual(
      harness.asked.map(({ fresh, claims }) => [fresh, claims]),
      [
        [undefined, undefined],
        [true, undefined],
      ],
    )
    const used = harness.server.requests.map(({ headers }) => headers.authorization)
    assert.deepEqual(used, ['Bearer token-1', 'Bearer token-2'])
  })

  for (const [name, challenge] of [
    ['a 401', undefined],
    ['a challenge', '{"access_token":{}}'],
  ] as const) {
    it(`never send the body of a write again after ${name}: the next token for a write answers it`, async () => {
      const encoded = Buffer.from(challenge ?? '').toString('base64')
      harness = await startHarness((_, response, nth) =>
        nth === 1
          ? fail(response, 401, challenge === undefined ? {} : { 'www-authenticate': `Bearer claims="${encoded}"` })
          : sendJson(response, {}, 201),
      )
      const scopes = ['A.ReadWrite.All']
      const error = await failure(harness.client.post('beta/x', {}, { scopes }))
      assert.deepEqual([error.kind, error.processed, error.claims], ['unauthorized', 'no', challenge])
      assert.equal(harness.server.requests.length, 1)
      await harness.client.writeToken()
      const token = await harness.client.writeToken({ scopes })
      await harness.client.writeToken({ scopes })
      await harness.client.post('beta/x', {}, { scopes, token })
      assert.deepEqual(harness.asked, [
        { access: scopes },
        { access: 'write' },
        { access: scopes, fresh: true, claims: challenge },
        { access: scopes },
      ])
      assert.equal(harness.server.requests[1]?.headers.authorization, 'Bearer token-3')
    })
  }

  it('give up after the second 401', async () => {
    harness = await startHarness((_, response) => fail(response, 401))
    assert.equal((await failure(harness.client.get('beta/x'))).kind, 'unauthorized')
    assert.equal(harness.server.requests.length, 2)
  })

  it('hold the writers of one limit back when one of them was told to wait, and no others', async () => {
    harness = await startHarness((_, response) => sendJson(response, throttled, 429, { 'retry-after': '9' }))
    await failure(harness.client.post('beta/x', {}, { bucket: 'apps' }))
    await harness.client.writeTurn()
    await harness.client.writeTurn({ bucket: 'scripts' })
    assert.deepEqual(harness.clock.sleeps, [])
    await harness.client.writeTurn({ bucket: 'apps' })
    assert.deepEqual(harness.clock.sleeps, [9_000])
  })

  it('end a wait for the turn to write as soon as it is cancelled', async () => {
    harness = await startHarness((_, response) => sendJson(response, throttled, 429, { 'retry-after': '9' }))
    await failure(harness.client.post('beta/x', {}))
    assert.equal((await failure(harness.client.writeTurn({}, AbortSignal.abort()))).kind, 'cancelled')
    assert.deepEqual(harness.clock.sleeps, [])
  })
})
