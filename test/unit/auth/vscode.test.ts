import assert from 'node:assert/strict'
import type { AccountProvider, AccountSession, SessionOptions } from '../../../src/auth/accountProvider.ts'
import { Emitter } from '../../../src/base/events.ts'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk, readScope, writeScope } from './signInHarness.ts'

interface Asked extends SessionOptions {
  readonly scopes: readonly string[]
}

/** VS Code with some accounts, whose sessions are made only when asked for; the first is the one that it takes by itself. */
class SomeAccounts implements AccountProvider {
  readonly asked: Asked[] = []
  readonly granted = new Set<string>()
  readonly #changed = new Emitter<void>()
  readonly onDidChange = this.#changed.event
  /** Whom the user chooses where there is a choice. */
  choice = 'ann'
  people = ['ann']

  async session(scopes: readonly string[], options: SessionOptions): Promise<AccountSession | undefined> {
    this.asked.push({ scopes, ...options })
    const preferred = options.anyAccount === true ? this.choice : this.people[0]
    const label = options.account?.label ?? preferred
    if (label === undefined || !this.people.includes(label)) return undefined
    const key = `${label} ${scopes.join(' ')}`
    if (options.createIfNone) this.granted.add(key)
    if (!this.granted.has(key)) return undefined
    return { accessToken: `x.${claimsOf(label)}.${this.asked.length}`, account: { id: `${label}-1`, label } }
  }

  change(people: string[]): void {
    this.people = people
    this.#changed.fire()
  }
}

function claimsOf(label: string): string {
  return Buffer.from(JSON.stringify({ tid: 'tenant-1', oid: `${label}-1` })).toString('base64url')
}

describe("Signing in with VS Code's own account", () => {
  let authority: Authority
  let desk: Desk
  let accounts: SomeAccounts

  beforeEach(async () => {
    authority = await startAuthority()
    desk = new Desk()
    accounts = new SomeAccounts()
  })
  afterEach(async () => {
    assert.deepEqual(authority.paths, [])
    await desk.transport.close()
    await authority.close()
  })

  it('asks VS Code once, for the application and the tenant of the settings', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    assert.deepEqual(await signIn.signIn(), {
      tenantId: 'tenant-1',
      username: 'ann',
      homeAccountId: 'ann-1',
      objectId: 'ann-1',
    })
    await signIn.token('read')
    assert.deepEqual(
      accounts.asked.map(({ createIfNone }) => createIfNone),
      [true, false],
    )
    const scopes = accounts.asked[0]?.scopes ?? []
    assert.ok(scopes.includes(readScope) && !scopes.includes(writeScope))
    assert.ok(scopes.includes(`VSCODE_CLIENT_ID:${authority.clientId}`))
    assert.ok(scopes.includes(`VSCODE_TENANT:${authority.tenantId}`))
  })

  it('asks for the permission to change only when told to', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    assert.equal((await failure(signIn.token('write'))).kind, 'missingScope')
    await signIn.requestAccess('write')
    await signIn.token('write')
  })

  it('passes a claims challenge on', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    await signIn.token('read', { fresh: true, claims: '{"access_token":{}}' })
    assert.equal(accounts.asked.at(-1)?.claims, '{"access_token":{}}')
  })

  it('is taken up silently after a reload, and not after signing out', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    assert.equal((await desk.signIn('vscode', authority, { accounts }).restore())?.username, 'ann')
    await signIn.signOut()
    assert.equal(await desk.signIn('vscode', authority, { accounts }).restore(), undefined)
    assert.equal(desk.secrets.entries.size, 0)
  })

  it('asks for its account by name, whichever VS Code would take by itself', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    accounts.change(['bob', 'ann'])
    assert.ok((await signIn.token('read')).includes(claimsOf('ann')))
    const reloaded = desk.signIn('vscode', authority, { accounts })
    assert.equal((await reloaded.restore())?.username, 'ann')
    await reloaded.token('read')
    for (const { account } of accounts.asked.slice(1)) assert.deepEqual(account, { id: 'ann-1', label: 'ann' })
  })

  it('reaches another account only where the user wants one', async () => {
    accounts.people = ['ann', 'bob']
    accounts.choice = 'bob'
    const [first, second] = [desk, new Desk()].map((one) => one.signIn('vscode', authority, { accounts }))
    assert.equal((await first?.signIn())?.username, 'ann')
    assert.equal((await second?.signIn({ anyAccount: true }))?.username, 'bob')
  })

  it('ends where VS Code answers for somebody else all the same', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    const ends: string[] = []
    signIn.onDidEnd(({ kind }) => ends.push(kind))
    accounts.session = () => Promise.resolve({ accessToken: 'x', account: { id: 'bob-1', label: 'bob' } })
    assert.equal((await failure(signIn.token('read', { fresh: true }))).kind, 'otherAccount')
    assert.deepEqual([ends, signIn.account], [['otherAccount'], undefined])
  })

  it('ends as soon as the account is signed out of VS Code, and not because of others', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    const ends: string[] = []
    const ended = new Promise<void>((resolve) => {
      signIn.onDidEnd(({ kind }) => {
        ends.push(kind)
        resolve()
      })
    })
    accounts.change(['bob', 'ann'])
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(signIn.account?.username, 'ann')
    accounts.change(['bob'])
    await ended
    assert.deepEqual([ends, signIn.account], [['signedOut'], undefined])
  })

  it('does not take an account that cannot be looked at for one that is gone', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    accounts.session = () => Promise.reject(new Error('The extension host is busy'))
    accounts.change(['ann'])
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(signIn.account?.username, 'ann')
  })

  it('asks for the permission of an area when told to, and names it before', async () => {
    const signIn = desk.signIn('vscode', authority, { accounts })
    await signIn.signIn()
    const apps = ['Apps.Read.All', 'Apps.ReadWrite.All']
    const error = await failure(signIn.token(apps))
    assert.deepEqual([error.kind, error.scopes], ['missingScope', apps])
    await signIn.requestAccess(apps)
    await signIn.token(apps)
    assert.ok(accounts.asked.at(-1)?.scopes.some((scope) => scope.endsWith('/Apps.Read.All')))
  })
})
