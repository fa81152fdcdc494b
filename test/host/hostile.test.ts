import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type Answer, sendJson, startServer, type TestServer } from '../support/graphServer.ts'
import { outcomes } from './result.ts'
import { hostWith, run, setSetting } from './signedIn.ts'

const id = '00000000-0000-4000-8000-000000000001'
const groupId = '00000000-0000-4000-8000-000000000002'
/** Milliseconds within which every command has to end, whatever the service does. */
const patience = 10_000

interface Hostility {
  readonly name: string
  /** Answers a read or a write, with another server's address to lure the token to. */
  answer(response: ServerResponse, own: string, elsewhere: string): void
  /** What a caller is told of a write that is answered so; either where a read may have come first. */
  readonly kind: RegExp
}

const page = (link: string) => ({ id, displayName: 'x', value: [{ id }], '@odata.nextLink': link })
const huge = JSON.stringify({ error: { code: 'x', message: 'a'.repeat(20_000_000) } })
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))

const hostilities: readonly Hostility[] = [
  ...(['another host', 'a user name', 'no scheme', 'another scheme'] as const).map((name) => ({
    name: `a next link with ${name}`,
    kind: /unsafeLink/,
    answer: (response: ServerResponse, own: string, elsewhere: string) => {
      const [mine, other] = [new URL(own), new URL(elsewhere)]
      const links = {
        'another host': `${other.origin}/beta/x`,
        'a user name': `http://${mine.host}@${other.host}/beta/x`,
        'no scheme': `//${other.host}/beta/x`,
        'another scheme': `https://${other.host}/beta/x`,
      }
      sendJson(response, page(links[name]))
    },
  })),
  {
    name: 'a next link to itself',
    kind: /unsafeLink|badResponse/,
    answer: (response, own) => sendJson(response, page(`${own}/beta/deviceManagement/x?$skiptoken=1`)),
  },
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `a ${status} redirect`,
    kind: /unsafeLink/,
    answer: (response: ServerResponse, _: string, elsewhere: string) =>
      void response.writeHead(status, { location: `${elsewhere}/beta/x` }).end(),
  })),
  {
    name: 'an error of 20 MB',
    kind: /badRequest/,
    answer: (response) => void response.writeHead(400, { 'content-type': 'application/json' }).end(huge),
  },
  {
    name: 'an error without end',
    kind: /badRequest/,
    answer: (response) => {
      response.writeHead(400)
      const more = (): void => {
        while (!response.destroyed && response.write('a'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    },
  },
  {
    name: 'a small answer that unpacks to 200 MB',
    kind: /badResponse|unknownOutcome/,
    answer: (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  },
  {
    name: 'a script in an error',
    kind: /badRequest/,
    answer: (response) =>
      sendJson(response, { error: { code: 'x', message: '[a](command:workbench.action.quit) <script>' } }, 400),
  },
  { name: 'a list for an object', kind: /badResponse|unknownOutcome/, answer: (response) => sendJson(response, []) },
  {
    name: 'a connection that breaks in the middle',
    kind: /offline|badResponse|unknownOutcome/,
    answer: (response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"value":[')
      setImmediate(() => response.destroy())
    },
  },
]

describe('a hostile service', () => {
  const host = hostWith()
  let server: TestServer
  let elsewhere: TestServer
  let answer: Answer

  beforeEach(async () => {
    elsewhere = await startServer((_, response) => sendJson(response, { value: [] }))
    answer = (_, response) => sendJson(response, { value: [] })
    server = await startServer((...exchange) => answer(...exchange))
    await setSetting('customCloud', { graphEndpoint: server.origin, authorityHost: host.authority.host })
    await run('signIn')
  })
  afterEach(async () => {
    await server.close()
    await elsewhere.close()
  })

  for (const hostility of hostilities) {
    it(`with ${hostility.name} gets no token elsewhere, and the list ends with an error`, async () => {
      answer = (_, response) => hostility.answer(response, server.origin, elsewhere.origin)
      await inTime(assert.rejects(run('refresh', {}), (error: Error) => error.message.length < 1_000))
      gotNothingElsewhere()
      assert.ok(server.requests.length < 20)
    })

    it(`with ${hostility.name} in the way of a write is not taken for a success`, async () => {
      answer = (request, response) => {
        const set = /\/assignments(\?|$)/.test(request.url)
        if (request.method === 'GET' && !set) sendJson(response, { id, displayName: 'x' })
        else if (request.method === 'GET' && writes() === 0) sendJson(response, { value: [] })
        else hostility.answer(response, server.origin, elsewhere.origin)
      }
      const result = await inTime(run('addAssignment', { configurationIds: [id], groupId }))
      const [outcome = ''] = outcomes(result)
      // An answer of status 200 to a POST may be anything; the set behind it could not be read.
      assert.match(outcome, /^(failed|applied) \w+$/)
      assert.match(outcome, hostility.kind)
      assert.ok((result.configurations[0]?.error?.message.length ?? 0) < 1_000)
      assert.equal(writes(), 1)
      gotNothingElsewhere()
    })
  }

  function writes(): number {
    return server.requests.filter(({ method, url }) => method === 'POST' && !url.includes('$batch')).length
  }

  function gotNothingElsewhere(): void {
    assert.deepEqual(elsewhere.requests, [])
    assert.ok(server.requests.every(({ headers }) => headers.authorization?.startsWith('Bearer ') === true))
  }

  async function inTime<T>(work: Promise<T>): Promise<T> {
    const started = performance.now()
    const result = await work
    assert.ok(performance.now() - started < patience)
    return result
  }
})
