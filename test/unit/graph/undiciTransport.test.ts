import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FallbackTransport } from '../../../src/graph/fallbackTransport.ts'
import { FetchTransport } from '../../../src/graph/fetchTransport.ts'
import type { GraphError } from '../../../src/graph/graphError.ts'
import type { NetworkSettings } from '../../../src/graph/networkSettings.ts'
import type { Transport, TransportResponse } from '../../../src/graph/transport.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { makeCertificate } from '../../support/certificate.ts'
import type { Certificate } from '../../support/certificate.ts'
import { startServer } from '../../support/graphServer.ts'
import { startProxy } from '../../support/proxy.ts'
import type { ProxyOptions } from '../../support/proxy.ts'
import { failure, MemoryLog, plainNetwork } from './graphHarness.ts'

/** A host that no name service knows: only a proxy gets there. */
const madeUp = 'graph.test.invalid'

function send(by: Transport, url: string, method: 'GET' | 'POST' = 'GET'): Promise<TransportResponse> {
  return by.send({ method, url, headers: {}, timeoutMs: 5_000 })
}

/** Goes to the server whatever the address: the proxy knowledge that only the host has. */
function cure(origin: string): Transport {
  const fetching = new FetchTransport()
  return { send: (request, signal) => fetching.send({ ...request, url: origin }, signal) }
}

describe('UndiciTransport', () => {
  const toClose: (() => Promise<unknown>)[] = []
  let certificate: Certificate
  let port: number
  let log: MemoryLog

  before(async () => {
    certificate = await makeCertificate({ names: [madeUp, 'localhost', '127.0.0.1', '::1'] })
  })
  beforeEach(async () => {
    log = new MemoryLog()
    const server = createTlsServer(certificate, (request, response) => response.end(`${request.httpVersion} hello`))
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    port = (server.address() as AddressInfo).port
    toClose.push(async () => {
      server.closeAllConnections()
      server.close()
    })
  })
  afterEach(async () => {
    for (const close of toClose.splice(0).toReversed()) await close()
  })

  function transport(settings: Partial<NetworkSettings> = {}, ca: string[] = [certificate.ca]): UndiciTransport {
    const made = new UndiciTransport({ ...plainNetwork, ...settings }, { authorities: () => ca, log })
    toClose.push(() => made.close())
    return made
  }
  async function proxied(options: ProxyOptions) {
    const proxy = await startProxy(options)
    toClose.push(() => proxy.close())
    return proxy
  }

  it('speaks HTTP/1.1 over TLS with an authority that it was given', async () => {
    assert.equal((await send(transport(), `https://localhost:${port}/`)).text, '1.1 hello')
  })

  it('refuses a certificate that nobody vouches for, before anything was sent', async () => {
    const error = await failure(send(transport({}, []), `https://localhost:${port}/`, 'POST'))
    assert.deepEqual([error.kind, error.processed], ['certificate', 'no'])
    assert.match(error.message, /localhost:?\d* is not trusted \(\w+\)/)
  })

  it('refuses a certificate for another name', async () => {
    const proxy = await proxied({ redirectTo: port })
    const error = await failure(send(transport({ proxy: proxy.url }), 'https://other.test.invalid/'))
    assert.deepEqual([error.kind, error.processed], ['certificate', 'no'])
  })

  it('takes any certificate where http.proxyStrictSSL is off, and says so once', async () => {
    const lax = transport({ strictSSL: false }, [])
    for (let n = 0; n < 3; n++) assert.equal((await send(lax, `https://localhost:${port}/`)).status, 200)
    assert.deepEqual(log.lines, ['Certificates are not checked, because http.proxyStrictSSL is off'])
  })

  it('says nothing about certificates that are checked', async () => {
    await send(transport(), `https://localhost:${port}/`)
    assert.deepEqual(log.lines, [])
  })

  it('says that nothing was done where the name is unknown or nothing listens', async () => {
    for (const url of [`https://${madeUp}/`, 'https://127.0.0.1:1/']) {
      const error = await failure(send(transport(), url, 'POST'))
      assert.deepEqual([error.kind, error.processed], ['offline', 'no'])
    }
  })

  it('goes through a proxy, and asks it for the host by name', async () => {
    const proxy = await proxied({ redirectTo: port })
    assert.equal((await send(transport({ proxy: proxy.url }), `https://${madeUp}/`)).text, '1.1 hello')
    assert.deepEqual(proxy.connects, [`${madeUp}:443`])
  })

  it('goes through the proxy of the environment', async () => {
    const proxy = await proxied({ redirectTo: port })
    assert.equal((await send(transport({ environment: { HTTPS_PROXY: proxy.url } }), `https://${madeUp}/`)).status, 200)
  })

  it('goes past the proxy where NO_PROXY says so', async () => {
    const proxy = await proxied({ redirectTo: port })
    const error = await failure(
      send(transport({ proxy: proxy.url, environment: { NO_PROXY: '.invalid' } }), `https://${madeUp}/`),
    )
    assert.equal(error.kind, 'offline')
    assert.deepEqual(proxy.connects, [])
  })

  it('names itself to the proxy, and to nobody else', async () => {
    const proxy = await proxied({ redirectTo: port, credentials: 'ann:s p@ce' })
    const withCredentials = proxy.url.replace('//', '//ann:s%20p%40ce@')
    assert.equal((await send(transport({ proxy: withCredentials }), `https://${madeUp}/`)).status, 200)
  })

  it('takes a password as it was written', async () => {
    const proxy = await proxied({ redirectTo: port, credentials: 'ann:1/2#3?4%' })
    const withCredentials = proxy.url.replace('//', '//ann:1/2#3?4%@')
    assert.equal((await send(transport({ proxy: withCredentials }), `https://${madeUp}/`)).status, 200)
  })

  it('says what http.proxyAuthorization holds', async () => {
    const proxy = await proxied({ redirectTo: port, credentials: 'ann:secret' })
    const proxyAuthorization = `Basic ${Buffer.from('ann:secret').toString('base64')}`
    assert.equal((await send(transport({ proxy: proxy.url, proxyAuthorization }), `https://${madeUp}/`)).status, 200)
  })

  for (const [name, options, expected] of [
    ['wants credentials', { credentials: 'ann:secret' }, /user name and password/],
    ['refuses', { refuseWith: 403 }, /refused with 403/],
  ] as const) {
    it(`says so where the proxy ${name}`, async () => {
      const proxy = await proxied(options)
      const error = await failure(send(transport({ proxy: proxy.url }), `https://${madeUp}/`, 'POST'))
      assert.deepEqual([error.kind, error.processed], ['proxy', 'no'])
      assert.match(error.message, expected)
    })
  }

  it('says so where the proxy is down', async () => {
    const error = await failure(send(transport({ proxy: 'http://127.0.0.1:1' }), `https://${madeUp}/`, 'POST'))
    assert.deepEqual([error.kind, error.processed], ['proxy', 'no'])
  })

  it('trusts an inspecting proxy only by its authority', async () => {
    const inner = await startServer((_, response) => response.end('inspected'))
    toClose.push(() => inner.close())
    const company = await makeCertificate()
    const proxy = await proxied({ redirectTo: Number(new URL(inner.origin).port), inspectWith: company })
    const trusting = transport({ proxy: proxy.url }, [company.ca])
    assert.equal((await send(trusting, `https://${madeUp}/`)).text, 'inspected')
    const error = await failure(send(transport({ proxy: proxy.url }), `https://${madeUp}/`))
    assert.deepEqual([error.kind, error.processed], ['certificate', 'no'])
  })

  it('trusts NODE_EXTRA_CA_CERTS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'extra-authority-'))
    toClose.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 'ca.pem')
    await writeFile(file, certificate.ca)
    const program = `
      const { UndiciTransport } = await import(${JSON.stringify(new URL('../../../src/graph/undiciTransport.ts', import.meta.url).href)})
      const transport = new UndiciTransport(${JSON.stringify(plainNetwork)})
      const { text } = await transport.send({ method: 'GET', url: 'https://localhost:${port}/', headers: {}, timeoutMs: 5000 })
      console.log(text)
      await transport.close()`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: file },
    })
    assert.equal(stdout.trim(), '1.1 hello')
  })
})

describe('FallbackTransport', () => {
  const refused = 'http://127.0.0.1:1/'
  const failing = new UndiciTransport({ ...plainNetwork, proxy: 'http://127.0.0.1:1' })
  after(() => failing.close())

  it("takes the host's own way where its own one does not lead out, and stays with it", async () => {
    const server = await startServer((_, response) => response.end('through'))
    const log = new MemoryLog()
    const transport = new FallbackTransport(failing, cure(server.origin), log)
    for (let nth = 0; nth < 2; nth++) {
      const request = { method: 'POST', url: `https://${madeUp}/`, headers: {}, body: 'x', timeoutMs: 2_000 } as const
      assert.equal((await transport.send(request)).text, 'through')
    }
    assert.equal(server.requests.length, 2)
    assert.equal(log.lines.filter((line) => line.includes('from now on')).length, 1)
    await server.close()
  })

  it('tells the first failure where the other way leads nowhere either', async () => {
    const transport = new FallbackTransport(failing, cure(refused), new MemoryLog())
    const error = await failure(
      transport.send({ method: 'GET', url: `https://${madeUp}/`, headers: {}, timeoutMs: 2_000 }),
    )
    assert.equal(error.kind, 'proxy')
  })

  it('never sends a request again that may have been processed', async () => {
    const server = await startServer((_, response) => response.destroy())
    const direct = new UndiciTransport(plainNetwork)
    const transport = new FallbackTransport(direct, cure(server.origin), new MemoryLog())
    const error: GraphError = await failure(
      transport.send({ method: 'POST', url: server.origin, headers: {}, body: 'x', timeoutMs: 2_000 }),
    )
    assert.equal(error.processed, 'unknown')
    assert.equal(server.requests.length, 1)
    await direct.close()
    await server.close()
  })
})
