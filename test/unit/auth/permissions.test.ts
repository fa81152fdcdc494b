import assert from 'node:assert/strict'
import { startAuthority } from '../../support/authority.ts'
import type { Authority } from '../../support/authority.ts'
import { failure } from '../graph/graphHarness.ts'
import { Desk, graphRoot, secretOf } from './signInHarness.ts'

const apps = ['Apps.Read.All', 'Apps.ReadWrite.All'] as const

describe('The permissions that a sign-in asks for', function () {
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

  const scopes = (): string[] =>
    authority.tokenRequests.map(({ scope }) =>
      scope
        .split(' ')
        .filter((one) => one.startsWith(graphRoot))
        .map((one) => one.slice(graphRoot.length + 1))
        .sort()
        .join(' '),
    )

  it('are configurations and names of groups, and another area only when something needs it', async () => {
    const signIn = desk.signIn('deviceCode', authority)
    await signIn.signIn()
    await signIn.token('read')
    assert.ok(
      scopes().every((one) => one === 'DeviceManagementConfiguration.Read.All GroupMember.Read.All'),
      scopes().join(),
    )
    const token = await signIn.token(apps)
    assert.equal(scopes().at(-1), 'Apps.Read.All')
    const asked = authority.tokenRequests.length
    assert.equal(await signIn.token(apps), token)
    assert.equal(await signIn.token(['Apps.Read.All']), token)
    assert.equal(authority.tokenRequests.length, asked)
  })

  it('are the same for device configurations, whether named or not', async () => {
    const signIn = desk.signIn('deviceCode', authority)
    await signIn.signIn()
    const token = await signIn.token('read')
    const named = ['DeviceManagementConfiguration.Read.All', 'DeviceManagementConfiguration.ReadWrite.All']
    assert.equal(await signIn.token(named), token)
    const [write, again] = await Promise.all([signIn.token('write'), signIn.token([named[1] ?? ''])])
    assert.equal(write, again)
    assert.equal(await signIn.token(named), token)
  })

  it('are any one of those that suffice: where the least was not granted, another that was', async () => {
    const signIn = desk.signIn('deviceCode', authority)
    await signIn.signIn()
    authority.behaviour.withheld = ['Apps.Read.All']
    await signIn.token(apps)
    assert.equal(scopes().at(-1), 'Apps.ReadWrite.All')
  })

  it('are named, all that would do, where none was granted; asking is for the least', async () => {
    const signIn = desk.signIn('deviceCode', authority)
    await signIn.signIn()
    authority.behaviour.withheld = ['Apps.']
    const error = await failure(signIn.token(apps))
    assert.deepEqual([error.kind, error.code, error.scopes], ['missingScope', 'AADSTS65001', apps])
    assert.equal(desk.prompts, 1)
    authority.behaviour.withheld = []
    await signIn.requestAccess(apps)
    assert.equal(desk.prompts, 2)
    assert.equal(scopes().at(-1), 'Apps.Read.All')
    await signIn.token(apps)
  })

  it('are not asked one after the other where something else is in the way', async () => {
    const signIn = desk.signIn('deviceCode', authority)
    await signIn.signIn()
    authority.behaviour.revoked = true
    const before = authority.tokenRequests.length
    assert.equal((await failure(signIn.token(apps))).kind, 'signedOut')
    assert.equal(authority.tokenRequests.length, before + 1)
  })

  it('are all at once for an application: one token does for every area', async () => {
    const signIn = desk.signIn('environment', authority, { environment: secretOf(authority) })
    await signIn.signIn()
    await signIn.token(apps)
    await signIn.token('write')
    assert.ok(scopes().every((one) => one === '.default'))
  })
})
