import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { GraphError } from '../../../src/graph/graphError.ts'
import type { SignIn } from '../../../src/auth/signIn.ts'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { makeCertificate } from '../../support/certificate.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk, secretOf } from './signInHarness.ts'

describe('Every token is of the account that the user sees', function () {
  this.timeout(15_000)
  let authority: Authority
  let desk: Desk
  let ends: GraphError[]

  beforeEach(async () => {
    const certificate = await makeCertificate()
    authority = await startAuthority(certificate)
    desk = new Desk(certificate.ca)
    ends = []
  })
  afterEach(async () => {
    await desk.transport.close()
    await authority.close()
  })

  async function signedIn(method: 'interactiveBrowser' | 'deviceCode' | 'environment'): Promise<SignIn> {
    const signIn = desk.signIn(method, authority, method === 'environment' ? { environment: secretOf(authority) } : {})
    signIn.onDidEnd((why) => ends.push(why))
    await signIn.signIn()
    return signIn
  }

  for (const method of ['interactiveBrowser', 'deviceCode', 'environment'] as const) {
    for (const [whose, claims] of [
      ['another tenant', { tid: randomUUID() }],
      ['another person', { oid: randomUUID() }],
      ['nobody that it names', { oid: undefined, tid: undefined }],
    ] as const) {
      it(`else the sign-in by ${method} ends: a token of ${whose}`, async () => {
        const signIn = await signedIn(method)
        await signIn.token('read')
        authority.behaviour.claims = claims
        const error = await failure(signIn.token('read', { fresh: true }))
        assert.equal(error.kind, 'otherAccount')
        assert.deepEqual(ends, [error])
        assert.equal(signIn.account, undefined)
        assert.equal((await failure(signIn.token('read'))).kind, 'signedOut')
        assert.ok(!error.message.includes(authority.username))
      })
    }

    it(`else the sign-in by ${method} ends: the very first token of another tenant`, async () => {
      const signIn =
        method === 'environment'
          ? desk.signIn(method, authority, { environment: secretOf(authority) })
          : await signedIn(method)
      if (method === 'environment') await signIn.signIn()
      signIn.onDidEnd((why) => ends.push(why))
      authority.behaviour.claims = { tid: randomUUID() }
      assert.equal((await failure(signIn.token('write', { fresh: true }))).kind, 'otherAccount')
      assert.equal(signIn.account, undefined)
    })

    it(`and stays of it over hours by ${method}, whatever case its ids are written in`, async () => {
      const signIn = await signedIn(method)
      await signIn.token('read')
      authority.behaviour.claims = { tid: authority.tenantId.toUpperCase() }
      await signIn.token('read', { fresh: true })
      await signIn.token('write', { fresh: true })
      assert.deepEqual(ends, [])
    })
  }

  for (const method of ['interactiveBrowser', 'deviceCode'] as const) {
    it(`also where somebody else answers the question for a permission by ${method}: nothing of theirs is kept`, async () => {
      const signIn = await signedIn(method)
      await signIn.token('read')
      const before = new Map(desk.secrets.entries)
      const bob = { id: randomUUID(), username: 'bob@contoso.example', homeTenantId: authority.tenantId }
      authority.behaviour.user = bob
      const error = await failure(signIn.requestAccess('write'))
      assert.equal(error.kind, 'otherAccount')
      assert.deepEqual(ends, [error])
      assert.equal(signIn.account, undefined)
      assert.deepEqual(desk.secrets.entries, before)
      authority.behaviour.user = undefined
      const restored = desk.signIn(method, authority)
      assert.equal((await restored.restore())?.username, authority.username)
      await restored.token('read')
    })
  }

  it('and the browser is told who that is, so that nobody else is offered', async () => {
    const opened: URL[] = []
    const open = desk.atBrowser
    desk.atBrowser = (url) => {
      opened.push(new URL(url))
      return open(url)
    }
    const signIn = await signedIn('interactiveBrowser')
    await signIn.requestAccess('write')
    const [first, second] = opened.map(({ searchParams }) => [
      searchParams.get('prompt'),
      searchParams.get('login_hint'),
    ])
    assert.deepEqual(first, ['select_account', null])
    assert.deepEqual(second, [null, authority.username])
  })
})
