import assert from 'node:assert/strict'
import type { GraphError } from '../../../src/graph/graphError.ts'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk } from './signInHarness.ts'

describe('What a sign-in leaves in the secret store', function () {
  this.timeout(15_000)
  let authority: Authority
  let desk: Desk

  beforeEach(async () => {
    authority = await startAuthority()
    desk = new Desk()
  })
  afterEach(async () => {
    await desk.transport.close()
    await authority.close()
  })

  for (const method of ['interactiveBrowser', 'deviceCode'] as const) {
    it(`is no access token, and one after a reload costs one request: ${method}`, async () => {
      const signIn = desk.signIn(method, authority)
      await signIn.signIn()
      const tokens = [
        await signIn.token('read'),
        await signIn.token('write'),
        await signIn.token('read', { fresh: true }),
      ]
      const stored = [...desk.secrets.entries.values()].join('\n')
      for (const token of tokens) assert.ok(!stored.includes(token))
      assert.match(stored, /refresh-/)
      const reloaded = desk.signIn(method, authority)
      await reloaded.restore()
      const before = authority.tokenRequests.length
      await reloaded.token('read')
      await reloaded.token('read')
      assert.equal(authority.tokenRequests.length, before + 1)
    })

    it(`is gone after signing out, also where another window then renews its token: ${method}`, async () => {
      await desk.signIn(method, authority).signIn()
      const [here, there] = [desk.signIn(method, authority), desk.signIn(method, authority)]
      await Promise.all([here.restore(), there.restore()])
      await there.token('read')
      const ends: GraphError[] = []
      there.onDidEnd((why) => ends.push(why))
      // The other window is in the middle of it.
      const renewing = there.token('read', { fresh: true }).catch(() => undefined)
      await here.signOut()
      await renewing
      assert.deepEqual([...desk.secrets.entries], [])
      assert.deepEqual(
        ends.map(({ kind }) => kind),
        ['signedOut'],
      )
      assert.equal(there.account, undefined)
      assert.equal((await failure(there.token('read'))).kind, 'signedOut')
      assert.deepEqual([...desk.secrets.entries], [])
    })

    it(`is nothing where the sign-in was given up, even if the authority answers later: ${method}`, async () => {
      const abort = new AbortController()
      authority.behaviour.pending = 1
      desk.atCode = () => setTimeout(() => abort.abort(), 300)
      const open = desk.atBrowser
      desk.atBrowser = async (url) => {
        await open(url)
        abort.abort()
      }
      const signIn = desk.signIn(method, authority)
      assert.equal((await failure(signIn.signIn({}, abort.signal))).kind, 'cancelled')
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      assert.deepEqual([...desk.secrets.entries], [])
      assert.equal(signIn.account, undefined)
    })

    it(`is as before where the question for another permission was given up: ${method}`, async () => {
      const signIn = desk.signIn(method, authority)
      await signIn.signIn()
      const before = new Map(desk.secrets.entries)
      desk.atBrowser = () => Promise.reject(new Error('no browser'))
      authority.behaviour.refusals.push({ error: 'authorization_declined', description: 'x' })
      await failure(signIn.requestAccess('write'))
      assert.deepEqual(desk.secrets.entries, before)
      assert.equal(signIn.account?.username, authority.username)
    })
  }

  it('is of one sign-in each, also where two are under way at once', async () => {
    const others = await startAuthority()
    const otherDesk = new Desk()
    const [first, second] = [desk.signIn('deviceCode', authority), otherDesk.signIn('deviceCode', others)]
    await Promise.all([first.signIn(), second.signIn()])
    const reloaded = [desk.signIn('deviceCode', authority), otherDesk.signIn('interactiveBrowser', others)] as const
    await Promise.all([first.restore(), second.restore(), reloaded[0].restore()])
    const tokens = await Promise.all([first.token('read'), second.token('read'), reloaded[0].token('read')])
    assert.ok(authority.secrets.includes(tokens[0]) && others.secrets.includes(tokens[1]))
    assert.ok(authority.secrets.includes(tokens[2]))
    const stored = (one: Desk): string => [...one.secrets.entries.values()].join('\n')
    for (const secret of authority.secrets) assert.ok(!stored(otherDesk).includes(secret))
    for (const secret of others.secrets) assert.ok(!stored(desk).includes(secret))
    await otherDesk.transport.close()
    await others.close()
  })
})
