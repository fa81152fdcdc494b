import assert from 'node:assert/strict'
import type { SignInMethod } from '../../../src/auth/signInMethod.ts'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { makeCertificate } from '../../support/certificate.ts'
import type { Certificate } from '../../support/certificate.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk, graphRoot, readScope, writeScope } from './signInHarness.ts'

describe('Signing in as a person', function () {
  this.timeout(15_000)
  let certificate: Certificate
  let authority: Authority
  let desk: Desk

  before(async () => {
    certificate = await makeCertificate()
  })
  beforeEach(async () => {
    authority = await startAuthority(certificate)
    desk = new Desk(certificate.ca)
  })
  afterEach(async () => {
    // Whatever a test did: no secret and no name in the log.
    const log = desk.log.lines.join('\n')
    for (const secret of [...authority.secrets, authority.username]) assert.ok(!log.includes(secret))
    await desk.transport.close()
    await authority.close()
  })

  for (const method of ['interactiveBrowser', 'deviceCode'] satisfies SignInMethod[]) {
    describe(`by ${method}`, () => {
      it('asks once, names the account, and asks for reading only', async () => {
        const signIn = desk.signIn(method, authority)
        assert.equal(signIn.account, undefined)
        const account = await signIn.signIn()
        assert.equal(account.username, authority.username)
        assert.equal(account.tenantId, authority.tenantId)
        assert.deepEqual(signIn.account, account)
        const token = await signIn.token('read')
        assert.ok(authority.secrets.includes(token))
        assert.equal(desk.prompts, 1)
        const asked = authority.tokenRequests.map(({ scope }) => scope).join(' ')
        assert.ok(asked.includes(readScope) && asked.includes(`${graphRoot}/GroupMember.Read.All`))
        assert.ok(!asked.includes('ReadWrite'))
      })

      it('asks nothing after a reload, and sends nothing to restore', async () => {
        await desk.signIn(method, authority).signIn()
        const before = authority.paths.length
        const reloaded = desk.signIn(method, authority)
        assert.equal((await reloaded.restore())?.username, authority.username)
        assert.equal(authority.paths.length, before)
        await reloaded.token('read')
        assert.equal(desk.prompts, 1)
      })

      it('gives a token out again, and to all that wait for the first', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        const before = authority.tokenRequests.length
        const tokens = await Promise.all(Array.from({ length: 5 }, () => signIn.token('read', { fresh: true })))
        assert.equal(new Set(tokens).size, 1)
        assert.equal(await signIn.token('read'), tokens[0])
        assert.equal(authority.tokenRequests.length, before + 1)
      })

      it('renews a token that was refused, and one that has run out', async () => {
        authority.behaviour.lifetime = 1
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        const first = await signIn.token('read', { fresh: true })
        assert.notEqual(await signIn.token('read', { fresh: true }), first)
        assert.equal(authority.tokenRequests.at(-1)?.grant, 'refresh_token')
        assert.equal(desk.prompts, 1)
      })

      for (const hours of [-2, 2]) {
        it(`works where the authority's clock is ${hours} hours off, and asks once`, async () => {
          authority.behaviour.clockAhead = hours * 3_600_000
          const signIn = desk.signIn(method, authority)
          await signIn.signIn()
          const token = await signIn.token('read')
          assert.ok(authority.secrets.includes(token))
          assert.equal(await signIn.token('read'), token)
          assert.equal(desk.prompts, 1)
        })
      }

      it('says with each request for a token that it understands a challenge', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        await signIn.token('read', { fresh: true })
        const asked = authority.tokenRequests.map(({ claims }) => claims ?? '')
        assert.ok(asked.length >= 2)
        for (const claims of asked) assert.match(claims, /"xms_cc":\{"values":\["cp1"\]\}/)
      })

      it('passes a claims challenge on to the authority', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}'
        await signIn.token('read', { claims, fresh: true })
        assert.match(authority.tokenRequests.at(-1)?.claims ?? '', /"nbf"/)
      })

      it('asks for the permission to change when it is first needed', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        authority.behaviour.withheld = ['ReadWrite']
        const error = await failure(signIn.token('write'))
        assert.deepEqual([error.kind, error.code], ['missingScope', 'AADSTS65001'])
        assert.equal(desk.prompts, 1)
        authority.behaviour.withheld = []
        await signIn.requestAccess('write')
        await signIn.token('write')
        assert.equal(desk.prompts, 2)
        assert.ok(authority.tokenRequests.some(({ scope }) => scope.includes(writeScope)))
      })

      it('says so, and does not ask, when the sign-in was revoked', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        authority.behaviour.revoked = true
        const error = await failure(signIn.token('read', { fresh: true }))
        assert.deepEqual([error.kind, error.code], ['signedOut', 'AADSTS50173'])
        assert.equal(desk.prompts, 1)
        assert.ok(!error.message.includes(authority.username))
      })

      it('forgets everything that was stored', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        assert.ok(desk.secrets.entries.size > 0)
        await signIn.signOut()
        assert.deepEqual([...desk.secrets.entries], [])
        assert.equal(signIn.account, undefined)
        assert.equal((await failure(signIn.token('read'))).kind, 'signedOut')
        assert.equal(await desk.signIn(method, authority).restore(), undefined)
      })

      it('takes what was damaged in the store for nothing', async () => {
        await desk.signIn(method, authority).signIn()
        for (const key of desk.secrets.entries.keys()) desk.secrets.entries.set(key, '{"broken')
        assert.equal(await desk.signIn(method, authority).restore(), undefined)
      })

      it('can be cancelled while the person thinks', async () => {
        const abort = new AbortController()
        authority.behaviour.pending = 1_000
        desk.atBrowser = () => {
          abort.abort()
          return Promise.resolve()
        }
        desk.atCode = () => abort.abort()
        const signIn = desk.signIn(method, authority)
        assert.equal((await failure(signIn.signIn({}, abort.signal))).kind, 'cancelled')
        assert.equal(signIn.account, undefined)
      })

      it('says so when the authority is out of order', async () => {
        const signIn = desk.signIn(method, authority)
        await signIn.signIn()
        authority.behaviour.broken = 503
        const error = await failure(signIn.token('read', { fresh: true }))
        assert.deepEqual([error.kind, error.status], ['service', 503])
        authority.behaviour.broken = undefined
        await signIn.token('read', { fresh: true })
      })
    })
  }

  it('tells that nobody is signed in, and asks nothing', async () => {
    const signIn = desk.signIn('interactiveBrowser', authority)
    assert.equal(await signIn.restore(), undefined)
    assert.equal((await failure(signIn.token('read'))).kind, 'signedOut')
    assert.equal(desk.prompts, 0)
    assert.deepEqual(authority.paths, [])
  })

  it('does not trust an authority whose certificate nobody vouches for', async () => {
    const stranger = new Desk((await makeCertificate()).ca)
    const error = await failure(stranger.signIn('deviceCode', authority).signIn())
    assert.equal(error.kind, 'certificate')
    await stranger.transport.close()
  })

  it('waits for a device code until the person is done', async () => {
    authority.behaviour.pending = 1
    await desk.signIn('deviceCode', authority).signIn()
    assert.deepEqual(
      authority.tokenRequests.map(({ status }) => status),
      [400, 200],
    )
  })

  it('passes on that the browser could not be opened', async () => {
    desk.atBrowser = () => Promise.reject(new Error('No browser here'))
    const error = await failure(desk.signIn('interactiveBrowser', authority).signIn())
    assert.equal(error.kind, 'unauthorized')
  })
})
