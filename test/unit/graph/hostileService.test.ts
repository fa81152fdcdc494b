import assert from 'node:assert/strict'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { sendJson, startServer } from '../../support/graphServer.ts'
import type { TestServer } from '../../support/graphServer.ts'
import { everything, failure, startHarness } from './graphHarness.ts'
import type { Harness } from './graphHarness.ts'

describe('A hostile service', () => {
  let harness: Harness
  let elsewhere: TestServer
  beforeEach(async () => {
    elsewhere = await startServer((_, response) => sendJson(response, { value: [] }))
  })
  afterEach(async () => {
    await harness.close()
    await elsewhere.close()
  })

  const links: readonly (readonly [string, (own: URL, other: URL) => string])[] = [
    ['another port', (_, other) => `${other.origin}/beta/x`],
    ['another scheme', (own) => `https://${own.host}/beta/x`],
    ['another name for this machine', (own) => `http://localhost:${own.port}/beta/x`],
    ['a user name that looks like the host', (own, other) => `http://${own.host}@${other.host}/beta/x`],
    ['credentials', (own) => `http://user:pass@${own.host}/beta/x`],
    ['backslashes', (_, other) => `http:\\\\${other.host}\\beta\\x`],
    ['no scheme', (_, other) => `//${other.host}/beta/x`],
    ['a path only', () => '/beta/x'],
    ['a host that begins alike', (own) => `http://${own.hostname}.example.com:${own.port}/beta/x`],
    ['a file', () => 'file:///etc/passwd'],
  ]
  for (const [name, link] of links) {
    it(`gets no token by a next link with ${name}`, async () => {
      harness = await startHarness((_, response) => {
        const next = link(new URL(harness.server.origin), new URL(elsewhere.origin))
        sendJson(response, { value: [{ id: '1' }], '@odata.nextLink': next })
      })
      assert.equal((await failure(everything(harness.client.pages('beta/x')))).kind, 'unsafeLink')
      assert.equal(harness.server.requests.length, 1)
      assert.equal(elsewhere.requests.length, 0)
    })
  }

  it('gets no token for a path outside of the root, where the root has a path', async () => {
    harness = await startHarness((_, response) =>
      sendJson(response, { value: [], '@odata.nextLink': `${harness.server.origin}/graph/../beta/x` }),
    )
    const { origin } = harness.server
    await harness.close()
    harness = await startHarness(
      (_, response) => sendJson(response, { value: [], '@odata.nextLink': `${harness.server.origin}/graph/../x` }),
      { root: `${origin}/graph` },
    )
    assert.equal((await failure(harness.client.get('../../beta/x'))).kind, 'unsafeLink')
  })

  for (const status of [301, 302, 303, 307, 308]) {
    it(`gets no token by a ${status} redirect`, async () => {
      harness = await startHarness((_, response) =>
        response.writeHead(status, { location: `${elsewhere.origin}/beta/x` }).end(),
      )
      assert.equal((await failure(harness.client.get('beta/x'))).kind, 'unsafeLink')
      assert.equal((await failure(harness.client.post('beta/x', {}))).kind, 'unsafeLink')
      assert.equal(elsewhere.requests.length, 0)
    })
  }

  it('is not followed in circles', async () => {
    harness = await startHarness(({ url }, response) => {
      const next = url.endsWith('=1') ? 2 : 1
      sendJson(response, { value: [], '@odata.nextLink': `${harness.server.origin}/beta/x?$skiptoken=${next}` })
    })
    assert.equal((await failure(everything(harness.client.pages('beta/x?$skiptoken=0')))).kind, 'unsafeLink')
    assert.equal(harness.server.requests.length, 3)
  })

  it('is left after ten thousand pages', async function () {
    this.timeout(60_000)
    let page = 0
    harness = await startHarness((_, response) =>
      sendJson(response, { value: [], '@odata.nextLink': `${harness.server.origin}/beta/x?$skiptoken=${page++}` }),
    )
    assert.equal((await failure(everything(harness.client.pages('beta/x')))).kind, 'badResponse')
    assert.equal(harness.server.requests.length, 10_000)
  })

  for (const [name, body] of [
    ['HTML', '<html>Sign in to the guest network</html>'],
    ['cut-off JSON', '{"value":[{"id":"1"}'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a page without a list', '{"@odata.context":"x"}'],
    ['a page with an object for a list', '{"value":{}}'],
    ['a page of numbers', '{"value":[1,2]}'],
    ['a link that is a number', '{"value":[],"@odata.nextLink":7}'],
  ] as const) {
    it(`is told apart from an empty one: ${name}`, async () => {
      harness = await startHarness((_, response) => response.end(body))
      assert.equal((await failure(everything(harness.client.pages('beta/x')))).kind, 'badResponse')
    })
  }

  it('does not fill the memory with a 10 MB error', async () => {
    const huge = JSON.stringify({ error: { code: 'x', message: 'a'.repeat(10_000_000) } })
    harness = await startHarness((_, response) => response.writeHead(400).end(huge))
    const error = await failure(harness.client.get('beta/x'))
    assert.equal(error.kind, 'badRequest')
    assert.ok(error.message.length < 1_000)
  })

  for (const [encoding, bomb] of [
    ['gzip', (size: number) => gzipSync(Buffer.alloc(size))],
    ['br', (size: number) => brotliCompressSync(Buffer.alloc(size))],
  ] as const) {
    it(`does not fill the memory with a ${encoding} bomb`, async function () {
      this.timeout(30_000)
      const body = bomb(200 * 1024 * 1024)
      harness = await startHarness(
        (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body),
        {
          timeoutMs: 20_000,
        },
      )
      const before = process.memoryUsage().rss
      assert.equal((await failure(harness.client.get('beta/x'))).kind, 'badResponse')
      assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024)
    })
  }

  it('is not listened to when its error never ends', async () => {
    harness = await startHarness((_, response) => {
      response.writeHead(400)
      const more = (): void => {
        while (!response.destroyed && response.write('a'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    assert.equal((await failure(harness.client.get('beta/x'))).kind, 'badRequest')
  })

  it('may compress', async () => {
    const body = gzipSync(JSON.stringify({ id: 'ä' }))
    harness = await startHarness((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body))
    assert.deepEqual(await harness.client.get('beta/x'), { id: 'ä' })
  })

  it('is given up when what it compressed is broken', async () => {
    harness = await startHarness((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('this is not gzip'),
    )
    assert.equal((await failure(harness.client.get('beta/x'))).kind, 'badResponse')
  })

  it('is given up within the time-out when its body trickles', async () => {
    harness = await startHarness(
      (_, response) => {
        response.writeHead(200).write('{')
        const timer = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(timer))
      },
      { timeoutMs: 300 },
    )
    const started = Date.now()
    assert.equal((await failure(harness.client.get('beta/x'))).kind, 'timeout')
    assert.ok(Date.now() - started < 3_000)
  })

  it('reaches no log with the token or a query', async () => {
    harness = await startHarness((_, response) => sendJson(response, { value: [] }))
    await everything(harness.client.pages("beta/groups?$filter=startswith(displayName,'Secret people')"))
    assert.doesNotMatch(harness.log.lines.join('\n'), /token-1|Secret/)
    assert.match(harness.log.lines.join('\n'), /client-request-id [0-9a-f-]{36}/)
  })
})
