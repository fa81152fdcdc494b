import assert from 'node:assert/strict'
import { makeCertificate } from '../../support/certificate.ts'
import { type Proxy, type ProxyOptions, startProxy } from '../../support/proxy.ts'
import type { RemoteHost } from '../../support/vscode/remoteHost.ts'
import { outcomes, type Result } from '../result.ts'
import { type Company, startCompany } from './company.ts'

describe('a company network', function () {
  this.timeout(60_000)
  let company: Company
  const proxies: Proxy[] = []
  const proxyWith = async (options: ProxyOptions = {}): Promise<Proxy> => {
    const proxy = await startProxy({ onlyLoopback: true, ...options })
    proxies.push(proxy)
    return proxy
  }
  before(async () => (company = await startCompany()))
  after(async () => company.close())
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) await proxy.close()
  })

  describe('by the settings of VS Code', () => {
    let host: RemoteHost
    before(async () => (host = await company.startHost()))
    afterEach(async () => {
      await host.run('signOut')
      for (const name of ['proxy', 'proxyAuthorization', 'noProxy', 'proxyStrictSSL']) {
        await host.setSetting(`http.${name}`, undefined)
      }
    })
    const through = (proxy: Proxy): Promise<void> => host.setSetting('http.proxy', proxy.url)

    /** Signed in and read through a proxy that lets everything pass. */
    async function signedIn(): Promise<Proxy> {
      const proxy = await proxyWith()
      await through(proxy)
      await host.run('signIn')
      await host.run('refresh')
      return proxy
    }

    /** Adds a group that is assigned nowhere yet, so that something has to be sent. What became of each, named once. */
    async function add(): Promise<string[]> {
      const { tenant } = company
      const configurationIds = tenant
        .configurations()
        .slice(0, 2)
        .map(({ id }) => String(id))
      const assigned = JSON.stringify(configurationIds.map((id) => tenant.assignmentsOf(id)))
      const group = tenant.groups().find(({ id }) => !assigned.includes(String(id)))
      const result = await host.run<Result>('addAssignment', { configurationIds, groupId: group?.['id'] })
      return [...new Set(outcomes(result))]
    }

    it('is not reached without its proxy, and says so', async () => {
      const asked = company.authority.paths.length
      await assert.rejects(host.run('signIn'), (error: Error) => !/undefined|\[object/.test(error.message))
      assert.equal(company.authority.paths.length, asked)
    })

    it('is reached through http.proxy, by tunnels to Graph and to the authority and nowhere else', async () => {
      const proxy = await signedIn()
      assert.deepEqual(await add(), ['applied'])
      assert.deepEqual(
        new Set(proxy.connects.filter((target) => target.includes('contoso'))),
        new Set([company.authorityTarget, company.graphTarget]),
      )
    })

    it('follows a proxy that is set later, and one that changes, without a reload', async () => {
      const first = await signedIn()
      const second = await proxyWith()
      await through(second)
      const count = first.connects.length
      await host.run('refresh')
      assert.deepEqual(await add(), ['applied'])
      assert.equal(first.connects.length, count)
      assert.ok(second.connects.includes(company.graphTarget))
    })

    for (const by of ['http.proxyAuthorization', 'the address of the proxy'] as const) {
      it(`gives the proxy what is in ${by}, and says where it is missing or wrong`, async () => {
        await signedIn()
        const proxy = await proxyWith({ credentials: 'ann:top secret' })
        await through(proxy)
        assert.deepEqual(await add(), ['failed proxy'])
        await give('ann:wrong')
        assert.deepEqual(await add(), ['failed proxy'])
        await give('ann:top secret')
        assert.deepEqual(await add(), ['applied'])
        await host.run('refresh')

        async function give(credentials: string): Promise<void> {
          if (by === 'http.proxyAuthorization') {
            const encoded = Buffer.from(credentials).toString('base64')
            return host.setSetting('http.proxyAuthorization', `Basic ${encoded}`)
          }
          const [name = '', password = ''] = credentials.split(':')
          const address = proxy.url.replace('//', `//${name}:${encodeURIComponent(password)}@`)
          return host.setSetting('http.proxy', address)
        }
      })
    }

    it('says that the proxy refuses', async () => {
      await signedIn()
      await through(await proxyWith({ refuseWith: 403 }))
      assert.deepEqual(await add(), ['failed proxy'])
    })

    it('says that the proxy is not there', async () => {
      await signedIn()
      const gone = await proxyWith()
      await gone.close()
      await through(gone)
      assert.deepEqual(await add(), ['failed proxy'])
    })

    it('goes past the proxy for what http.noProxy names', async () => {
      const proxy = await signedIn()
      await host.setSetting('http.noProxy', ['.contoso.test'])
      const count = proxy.connects.length
      assert.deepEqual(await add(), ['failed offline'])
      assert.equal(proxy.connects.length, count)
    })

    it('is read by a proxy whose authority is trusted', async () => {
      const { ca, caKey } = company.certificate
      await signedIn()
      // It ends TLS itself, so behind it are the plain servers.
      await through(
        await proxyWith({ inspectWith: { ca, caKey }, redirectTo: Number(new URL(company.tenant.root).port) }),
      )
      assert.deepEqual(await add(), ['applied'])
    })

    it('is not read by one whose authority is not, unless the user says so', async () => {
      const { ca, caKey } = await makeCertificate()
      await signedIn()
      await through(
        await proxyWith({ inspectWith: { ca, caKey }, redirectTo: Number(new URL(company.tenant.root).port) }),
      )
      company.tenant.clearRequests()
      assert.deepEqual(await add(), ['failed certificate'])
      assert.deepEqual(company.tenant.requests, [])
      await host.setSetting('http.proxyStrictSSL', false)
      assert.deepEqual(await add(), ['applied'])
    })
  })

  it('is reached by the proxy that HTTPS_PROXY names', async () => {
    const proxy = await proxyWith({ credentials: 'ann:secret' })
    const host = await company.startHost({ HTTPS_PROXY: proxy.url.replace('//', '//ann:secret@') })
    await host.run('signIn')
    const { configurations } = await host.run<{ configurations: number }>('refresh')
    assert.equal(configurations, company.tenant.configurations().length)
    assert.ok(proxy.connects.includes(company.graphTarget))
    await host.close()
  })

  it('does not trust what only the test trusts: without its authority the sign-in says why it failed', async () => {
    const proxy = await proxyWith()
    const host = await company.startHost({ NODE_EXTRA_CA_CERTS: '' }, { 'http.proxy': proxy.url })
    const asked = company.authority.paths.length
    await assert.rejects(host.run('signIn'), /certificate/i)
    assert.equal(company.authority.paths.length, asked)
    await host.close()
  })
})
