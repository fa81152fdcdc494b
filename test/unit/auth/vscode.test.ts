import assert from 'node:assert/strict'
import type { AccountProvider, AccountSession } from '../../../src/auth/accountProvider.ts'
import { Emitter } from '../../../src/base/events.ts'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk, readScope, writeScope } from './signInHarness.ts'

const claims = Buffer.from(JSON.stringify({ tid: 'tenant-1', oid: 'ann-1' })).toString('base64url')

/** VS Code with one account, whose sessions are made only when asked for. */
class OneAccount implements AccountProvider {
  readonly asked: { scopes: readonly string[]; createIfNone: boolean; claims?: string }[] = []
  readonly granted = new Set<string>()
  async session(
    scopes: readonly string[],
    options: { createIfNone: boolean; claims?: string },
  ): Promise<AccountSession | undefined> {
    this.asked.push({ scopes, ...options })
    const key = scopes.join(' ')
    if (options.createIfNone) this.granted.add(key)
    if (!this.granted.has(key)) return undefined
    return { accessToken: `x.${claims}.${this.asked.length}`, account: { id: 'ann-1', label: 'ann' } }
  }
  readonly #changed = new Emitter<void>()
  readonly onDidChange = this.#changed.event
}

describe("Signing in with VS Code's own account", () => {
  let authority: Authority
  let desk: Desk
  let accounts: OneAccount

  beforeEach(async () => {
    authority = await startAuthority()
    desk = new Desk()
    accounts = new OneAccount()
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
})
