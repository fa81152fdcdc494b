import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { makeCertificate } from '../../support/certificate.ts'
import { sendJson, startServer } from '../../support/graphServer.ts'
import type { TestServer } from '../../support/graphServer.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk, graphRoot, secretOf } from './signInHarness.ts'

for (const scheme of ['https', 'http on loopback'] as const) {
  describe(`Signing in as an application, over ${scheme}`, function () {
    this.timeout(15_000)
    let authority: Authority
    let desk: Desk
    let folder: string
    let elsewhere: TestServer

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'application-'))
    })
    after(() => rm(folder, { recursive: true }))
    beforeEach(async () => {
      elsewhere = await startServer((_, response) => sendJson(response, { access_token: 'x', expires_in: 3_600 }))
      const certificate = scheme === 'https' ? await makeCertificate() : undefined
      authority = await startAuthority(certificate)
      desk = new Desk(certificate?.ca)
    })
    afterEach(async () => {
      const log = desk.log.lines.join('\n')
      for (const secret of authority.secrets) assert.ok(!log.includes(secret))
      await desk.transport.close()
      await authority.close()
      await elsewhere.close()
    })

    it('works with a client secret, and needs nothing but the token endpoint', async () => {
      const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
      assert.deepEqual(await signIn.signIn(), { tenantId: authority.tenantId })
      const read = await signIn.token('read')
      assert.equal(await signIn.token('write'), read)
      assert.deepEqual(authority.paths, [`/${authority.tenantId}/oauth2/v2.0/token`])
      assert.match(authority.tokenRequests[0]?.claims ?? '', /cp1/, 'that it understands a claims challenge')
      assert.match(authority.tokenRequests[0]?.scope ?? '', new RegExp(`^${graphRoot}/\\.default`))
    })

    it('works with a certificate', async () => {
      const signIn = desk.signIn('environment', authority, { environment: await withCertificate() })
      await signIn.signIn()
      assert.ok(authority.secrets.includes(await signIn.token('read')))
    })

    for (const hours of [-2, 2]) {
      const there = hours > 0 ? 'ahead' : 'behind'
      it(`works with a secret where the authority's clock is ${Math.abs(hours)} hours ${there}`, async () => {
        authority.behaviour.clockAhead = hours * 3_600_000
        const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
        await signIn.signIn()
        assert.equal(await signIn.token('read'), await signIn.token('read'))
        assert.equal(authority.tokenRequests.length, 1)
      })

      it(`says that the clock is wrong where a certificate's is ${Math.abs(hours)} hours ${there}`, async () => {
        authority.behaviour.clockAhead = hours * 3_600_000
        const environment = await withCertificate()
        const error = await failure(desk.signIn('environment', authority, { environment }).signIn())
        assert.equal(error.code, 'AADSTS700024')
        assert.match(error.message, /clock/)
      })
    }

    it('works with a workload identity', async () => {
      const file = join(folder, 'federated-token')
      await writeFile(file, 'federated')
      const { AZURE_CLIENT_SECRET: _, ...rest } = secretOf(authority)
      const signIn = desk.signIn('environment', authority, {
        environment: { ...rest, AZURE_FEDERATED_TOKEN_FILE: file },
      })
      await signIn.signIn()
      assert.ok(authority.secrets.includes(await signIn.token('read')))
    })

    it('gets a new token for one that was refused', async () => {
      const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
      await signIn.signIn()
      const first = await signIn.token('read')
      assert.notEqual(await signIn.token('read', { fresh: true }), first)
    })

    it('is taken up after a reload, but never begun without being asked for', async () => {
      const environment = secretOf(authority)
      assert.equal(await desk.signIn('environment', authority, { environment }).restore(), undefined)
      await desk.signIn('environment', authority, { environment }).signIn()
      const reloaded = desk.signIn('environment', authority, { environment })
      assert.deepEqual(await reloaded.restore(), { tenantId: authority.tenantId })
      await reloaded.token('read')
      await reloaded.signOut()
      assert.equal(desk.secrets.entries.size, 0)
    })

    it('stores no secret', async () => {
      await desk.signIn('environment', authority, { environment: secretOf(authority) }).signIn()
      const stored = [...desk.secrets.entries.values()].join('\n')
      for (const secret of authority.secrets) assert.ok(!stored.includes(secret))
    })

    it('says what is wrong with a wrong secret, without it', async () => {
      const environment = { ...secretOf(authority), AZURE_CLIENT_SECRET: 'wrong-secret' }
      const error = await failure(desk.signIn('environment', authority, { environment }).signIn())
      assert.deepEqual(
        [error.kind, error.code, error.message],
        ['unauthorized', 'AADSTS7000215', 'The client secret is wrong.'],
      )
    })

    it('says which variable is missing', async () => {
      const { AZURE_CLIENT_ID: _, ...environment } = secretOf(authority)
      const error = await failure(desk.signIn('environment', authority, { environment }).signIn())
      assert.equal(error.kind, 'signedOut')
      assert.match(error.message, /AZURE_CLIENT_ID is not set/)
    })

    it('says so when the authority is gone', async () => {
      const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
      await authority.close()
      const error = await failure(signIn.signIn())
      assert.equal(error.kind, 'offline')
      assert.equal(signIn.account, undefined)
    })

    it('says so when the authority answers with a page of somebody else', async () => {
      authority.behaviour.broken = 200
      const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
      assert.equal((await failure(signIn.signIn())).kind, 'badResponse')
    })

    it('takes the secret nowhere else, even where the authority says so', async () => {
      authority.behaviour.redirect = `${elsewhere.origin}/token`
      const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
      assert.equal((await failure(signIn.signIn())).kind, 'unsafeLink')
      assert.equal(elsewhere.requests.length, 0)
    })

    /** An application that proves itself with a certificate of its own. */
    async function withCertificate(): Promise<Record<string, string>> {
      const { private: key, cert } = await generate(undefined, { algorithm: 'sha256' })
      const file = join(folder, 'application.pem')
      await writeFile(file, `${key}\n${cert}`)
      const { AZURE_CLIENT_SECRET: _, ...rest } = secretOf(authority)
      return { ...rest, AZURE_CLIENT_CERTIFICATE_PATH: file }
    }
  })
}
