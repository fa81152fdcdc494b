import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { sendJson, startServer } from '../../support/graphServer.ts'
import type { TestServer } from '../../support/graphServer.ts'
import { MemorySecrets } from '../auth/signInHarness.ts'
import { failure } from '../graph/graphHarness.ts'
import { RecentGroups } from '../../../src/session/recentGroups.ts'
import { Window } from './window.ts'

const method = 'interactiveBrowser'

describe('The session of a window', function () {
  this.timeout(15_000)
  let authority: Authority
  let service: TestServer
  let secrets: MemorySecrets
  let windows: Window[]
  /** Called while the name of the tenant is read. */
  let atTenantName: () => void

  beforeEach(async () => {
    atTenantName = () => undefined
    authority = await startAuthority()
    service = await startServer((_, response) => {
      atTenantName()
      sendJson(response, { value: [{ id: authority.tenantId, displayName: 'Contoso' }] })
    })
    secrets = new MemorySecrets()
    windows = []
  })
  afterEach(async () => {
    for (const { session } of windows) await session.dispose()
    await service.close()
    await authority.close()
  })

  function open(): Window {
    const window = new Window(secrets, authority, service)
    windows.push(window)
    return window
  }

  /** As a window that starts while somebody is signed in. */
  async function openLike(first: Window): Promise<Window> {
    const second = open()
    for (const [key, value] of first.remembered) second.remembered.set(key, value)
    await second.session.current()
    return second
  }

  it('is not signed out while a sign-in has still to be restored, and is once there is none', async () => {
    const first = open()
    await first.session.signIn({ method })
    const second = open()
    for (const [key, value] of first.remembered) second.remembered.set(key, value)
    const again = new Window(secrets, authority, service, second.remembered)
    windows.push(again)
    const seen: string[] = [again.session.state]
    again.session.onDidChange(() => seen.push(again.session.state))
    await again.session.current()
    seen.push(again.session.state)
    assert.deepEqual([seen.includes('signedOut'), seen.at(-1)], [false, 'signedIn'])
    const stranger = new Window(new MemorySecrets(), authority, service, second.remembered)
    windows.push(stranger)
    assert.equal(stranger.session.state, 'busy')
    assert.equal(await stranger.session.current(), undefined)
    assert.equal(stranger.session.state, 'signedOut')
  })

  const stored = (): string => [...secrets.entries.values()].join('\n')

  it('keeps one account with its name, and no secret of any other id', async () => {
    const { session, begun } = open()
    const { identity } = await session.signIn({ method })
    assert.deepEqual(identity, { tenantId: authority.tenantId, username: authority.username, tenantName: 'Contoso' })
    await session.signIn({ method })
    const [account] = await session.accounts()
    assert.equal((await session.accounts()).length, 1)
    assert.equal(account?.id, begun[1])
    for (const key of secrets.entries.keys()) assert.ok(key === 'accounts' || key.startsWith(`${begun[1]} `), key)
  })

  it('leaves nothing behind where the sign-in is cancelled while the name of the tenant is read', async () => {
    const { session } = open()
    const abort = new AbortController()
    atTenantName = () => abort.abort()
    assert.equal((await failure(session.signIn({ method }, abort.signal))).kind, 'cancelled')
    assert.deepEqual([...secrets.entries], [])
    assert.deepEqual([session.state, await session.accounts()], ['signedOut', []])
  })

  it('keeps the account that was there where a second sign-in of the same person is cancelled', async () => {
    const { session, begun } = open()
    await session.signIn({ method })
    const abort = new AbortController()
    atTenantName = () => abort.abort()
    assert.equal((await failure(session.signIn({ method }, abort.signal))).kind, 'cancelled')
    assert.deepEqual(
      (await session.accounts()).map(({ id }) => id),
      [begun[0]],
    )
    for (const key of secrets.entries.keys()) assert.ok(!key.startsWith(begun[1] ?? '?'), key)
    atTenantName = () => undefined
    await session.ensureAccess(session.connection, 'read')
  })

  it('deletes what is stored under ids that are not listed, as after a damaged list', async () => {
    await open().session.signIn({ method })
    await secrets.store(`${randomUUID()} signIn vscode global x`, 'orphan')
    await secrets.store('journal key', 'of somebody else')
    await secrets.store('accounts', '[{"id":"brok')
    const next = open()
    assert.deepEqual(await next.session.accounts(), [])
    assert.doesNotMatch(stored(), /refresh-|orphan/)
    assert.deepEqual([...secrets.entries.keys()].sort(), ['accounts', 'journal key'])
  })

  it('ends in every window when somebody signs out in one, and nothing comes back', async () => {
    const first = open()
    await first.session.signIn({ method })
    const second = await openLike(first)
    assert.equal(second.session.state, 'signedIn')
    const renewing = second.session.tokens?.token('read', { fresh: true }).catch(() => undefined)
    await first.session.signOut()
    await renewing
    assert.deepEqual([...secrets.entries], [])
    assert.deepEqual([first.session.state, second.session.state], ['signedOut', 'signedOut'])
    assert.deepEqual(
      [first.ends, second.ends].map((ends) => ends.map(({ kind }) => kind)),
      [[], ['signedOut']],
    )
  })

  it('forgets at sign-out which groups were used in the tenant, and in no other', async () => {
    const window = open()
    const connection = await window.session.signIn({ method })
    const recent = new RecentGroups(window.memory)
    const other = { sample: false, identity: { tenantName: 'Fabrikam', tenantId: randomUUID() } }
    await recent.use(connection, [randomUUID()])
    await recent.use(other, [randomUUID()])
    await window.session.signOut()
    assert.deepEqual([recent.of(connection).length, recent.of(other).length], [0, 1])
  })

  it('ends, and says why, where a token is of somebody else: nothing is sent with it', async () => {
    const { session, ends } = open()
    const connection = await session.signIn({ method })
    const sent = service.requests.length
    authority.behaviour.claims = { oid: randomUUID() }
    const error = await failure(connection.graph.writeToken())
    assert.equal(error.kind, 'otherAccount')
    assert.deepEqual(ends, [error])
    assert.deepEqual([session.state, session.accountInUse, service.requests.length], ['signedOut', undefined, sent])
    assert.equal((await session.accounts()).length, 1)
  })

  it('ends where somebody else answers the question for a permission', async () => {
    const { session, ends } = open()
    const connection = await session.signIn({ method })
    authority.behaviour.withheld = ['Apps.']
    const asked = failure(session.ensureAccess(connection, ['Apps.Read.All']))
    authority.behaviour.user = { id: randomUUID(), username: 'bob@x.example', homeTenantId: authority.tenantId }
    windows[0]!.atBrowser = () => (authority.behaviour.withheld = [])
    assert.equal((await asked).kind, 'otherAccount')
    assert.deepEqual([session.state, ends.length], ['signedOut', 1])
    assert.doesNotMatch(stored(), /bob/)
  })

  it('asks for the permission of an area only where it is missing', async () => {
    const window = open()
    const connection = await window.session.signIn({ method })
    let asked = 0
    window.atBrowser = () => {
      asked++
      authority.behaviour.withheld = []
    }
    await window.session.ensureAccess(connection, ['Apps.Read.All', 'Apps.ReadWrite.All'])
    assert.equal(asked, 0)
    authority.behaviour.withheld = ['Scripts.']
    await window.session.ensureAccess(connection, ['Scripts.Read.All'])
    assert.equal(asked, 1)
    await window.session.ensureWrite(connection, ['Scripts.Read.All'])
    assert.equal(asked, 1)
  })
})
