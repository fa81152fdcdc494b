import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { configurationId, groupId, held } from './onServer.ts'
import { type Method, placesWith, pointTo, signInTo } from './place.ts'
import { outcomes } from './result.ts'
import { run, setSetting } from './signedIn.ts'

interface Went {
  readonly tenantId: string
  readonly tenantName: string
}

const switchAccount = (args: object): Promise<Went> => run<Went>('switchAccount', args)
const undo = () => run('undoLastChange', {})
const count = async (): Promise<number> => (await run<{ configurations: number }>('refresh')).configurations

/** How each method gets a token without asking anybody. */
const silentGrant: Readonly<Record<Method, string>> = {
  environment: 'client_credentials',
  deviceCode: 'refresh_token',
}

for (const method of ['environment', 'deviceCode'] as const) {
  describe(`two accounts by ${method}`, () => {
    const places = placesWith(() => ({ a: {}, b: { configurations: 25, groups: 5 } }))

    it('go back without a question, to the server and authority of then, whatever the settings say now', async () => {
      const { a, b } = places
      // Its token is used up when the user comes back.
      a.authority.behaviour.lifetime = 2
      await signInTo(a, method)
      await signInTo(b, method)
      assert.equal(await count(), 25)
      const [atA, atB] = [a.since(), b.since()]

      assert.deepEqual(await switchAccount({ tenantId: a.tenantId }), { tenantId: a.tenantId, tenantName: 'Contoso' })
      // The view may have read on until it was left.
      b.tenant.clearRequests()
      assert.equal(await count(), a.tenant.configurations().length)

      assert.ok(atA.grants().length > 0)
      assert.deepEqual([...new Set(atA.grants())], [`${silentGrant[method]} 200`])
      assert.deepEqual([...new Set(atA.authorityPaths())], [`/${a.tenantId}/oauth2/v2.0/token`])
      assert.deepEqual([atB.grants(), atB.authorityPaths(), atB.paths()], [[], [], []])
      assert.deepEqual([a.foreignTokens, b.foreignTokens], [[], []])
    })

    it('keep a journal each', async () => {
      const { a, b } = places
      await signInTo(a, method)
      const configurationIds = [configurationId(a.tenant, 'FileVault')]
      const before = held(a.tenant, 'FileVault')
      await run('addAssignment', { configurationIds, groupId: groupId(a.tenant, 'SG-HR') })
      await signInTo(b, method)
      assert.deepEqual(await undo(), { configurations: [] })
      await switchAccount({ tenantId: a.tenantId })
      assert.deepEqual(outcomes(await undo()), ['applied'])
      assert.deepEqual(held(a.tenant, 'FileVault'), before)
      assert.deepEqual(b.foreignTokens, [])
    })

    it('stay when the settings are changed by hand, which signs nobody in', async () => {
      const { a, b } = places
      await signInTo(a, method)
      await pointTo(b, method)
      await assert.rejects(count(), { kind: 'notSignedIn' })
      const atB = b.since()
      await switchAccount({ tenantId: a.tenantId })
      assert.equal(await count(), a.tenant.configurations().length)
      assert.deepEqual([atB.authorityPaths(), atB.paths()], [[], []])
    })

    it('sign out one by one', async () => {
      const { a, b } = places
      await signInTo(a, method)
      await signInTo(b, method)
      await run('signOut')
      const atB = b.since()
      await assert.rejects(switchAccount({ tenantId: b.tenantId }), { name: 'UsageError', kind: 'notSignedIn' })
      await switchAccount({ tenantId: a.tenantId })
      assert.equal(await count(), a.tenant.configurations().length)
      assert.deepEqual(atB.authorityPaths(), [])
    })

    it('are not left for one whose sign-in is refused: nobody is signed in then, and the other one still can be', async () => {
      const { a, b } = places
      a.authority.behaviour.lifetime = 2
      await signInTo(a, method)
      await signInTo(b, method)
      // For the view, too, which may ask before it is told.
      const refusal = { error: 'invalid_grant', description: 'AADSTS50173: Revoked.' }
      a.authority.behaviour.refusals.push(refusal, refusal, refusal, refusal)
      const atA = a.since()
      await assert.rejects(switchAccount({ tenantId: a.tenantId }), { name: 'GraphError', kind: 'signedOut' })
      assert.deepEqual([...new Set(atA.grants())], [`${silentGrant[method]} 400`])
      assert.deepEqual(atA.paths(), [])
      await assert.rejects(count(), { kind: 'notSignedIn' })
      await switchAccount({ tenantId: b.tenantId })
      assert.equal(await count(), 25)
    })

    it('can be gone over to from the sample tenant, also to the one in use before', async () => {
      const { a } = places
      await signInTo(a, method)
      await run('openSampleTenant')
      const atA = a.since()
      await switchAccount({ tenantId: a.tenantId })
      assert.equal(await count(), a.tenant.configurations().length)
      assert.ok(atA.paths().length > 0)
    })
  })
}

describe('an application in the environment', () => {
  const places = placesWith(() => ({ a: {}, b: {} }))

  it('does not get the secret of another one', async () => {
    const { a, b } = places
    await signInTo(a, 'environment')
    await signInTo(b, 'environment')
    process.env['AZURE_CLIENT_ID'] = randomUUID()
    const atA = a.since()
    await assert.rejects(switchAccount({ tenantId: a.tenantId }), { kind: 'signedOut' })
    assert.deepEqual([atA.authorityPaths(), atA.paths()], [[], []])
  })
})

describe('a guest', () => {
  const [home, elsewhere] = [randomUUID(), randomUUID()]
  const ann = { id: randomUUID(), username: 'ann@contoso.example', homeTenantId: home }
  const places = placesWith(() => ({
    a: { tenantId: home, user: ann },
    b: { tenantId: elsewhere, user: ann, configurations: 25 },
  }))

  it('has an account in each tenant', async () => {
    const { a, b } = places
    await signInTo(a, 'deviceCode')
    await signInTo(b, 'deviceCode')
    const username = ann.username.toUpperCase()
    assert.equal((await switchAccount({ tenantId: home, username })).tenantId, home)
    assert.equal(await count(), a.tenant.configurations().length)
    assert.equal((await switchAccount({ tenantId: elsewhere, username })).tenantId, elsewhere)
    assert.equal(await count(), 25)
    assert.deepEqual([a.foreignTokens, b.foreignTokens], [[], []])
  })
})

describe('two people in one tenant', () => {
  const tenantId = randomUUID()
  const person = (name: string) => ({ id: randomUUID(), username: `${name}@contoso.example`, homeTenantId: tenantId })
  const places = placesWith(() => ({
    ann: { tenantId, user: person('ann') },
    bob: { tenantId, user: person('bob') },
  }))

  it('are told apart by their names, and have to be', async () => {
    const { ann, bob } = places
    await signInTo(ann, 'deviceCode')
    await signInTo(bob, 'deviceCode')
    await assert.rejects(switchAccount({ tenantId }), { name: 'UsageError', kind: 'argument', message: /username/ })
    await assert.rejects(switchAccount({ tenantId, username: 'eve@contoso.example' }), { kind: 'notSignedIn' })
    await switchAccount({ tenantId, username: ann.authority.username })
    const [asAnn, asBob] = [ann.since(), bob.since()]
    await count()
    assert.ok(asAnn.paths().length > 0)
    assert.deepEqual(asBob.paths(), [])
    // So that neither is left behind.
    await run('signOut')
    await switchAccount({ tenantId })
  })
})

describe('going over to an account by a command', () => {
  const places = placesWith(() => ({ a: {} }))

  const misuses: readonly (readonly [what: string, args: object, message: RegExp])[] = [
    ['no tenant', {}, /tenantId/],
    ['a domain', { tenantId: 'contoso.example' }, /GUID/],
    ['a name that is no text', { tenantId: randomUUID(), username: 1 }, /username/],
    ['an unknown argument', { tenantId: randomUUID(), method: 'deviceCode' }, /method/],
  ]
  for (const [what, args, message] of misuses) {
    it(`is refused with ${what}`, async () => {
      await assert.rejects(switchAccount(args), { name: 'UsageError', kind: 'argument', message })
    })
  }

  it('stays with who is signed in where it is refused', async () => {
    const { a } = places
    await signInTo(a, 'environment')
    await assert.rejects(switchAccount({ tenantId: randomUUID() }), { name: 'UsageError', kind: 'notSignedIn' })
    assert.equal(await count(), a.tenant.configurations().length)
  })
})

describe('the method `auto`', () => {
  const shared = randomUUID()
  const places = placesWith(() => ({ a: { tenantId: shared }, b: {}, otherCloud: { tenantId: shared } }))

  it('takes what worked in the tenant, also after a sign-out', async () => {
    const { a } = places
    await signInTo(a, 'environment')
    await run('signOut')
    const atA = a.since()
    await signInTo(a, 'auto')
    assert.deepEqual(atA.grants(), ['client_credentials 200'])
  })

  it('finds the tenant by what it was called, too', async () => {
    const { a } = places
    await pointTo(a, 'environment')
    await setSetting('signIn.tenantId', 'Contoso.example')
    await run('signIn')
    await setSetting('signIn.method', 'auto')
    await setSetting('signIn.tenantId', 'contoso.example')
    const atA = a.since()
    await run('signIn')
    assert.deepEqual(atA.grants(), ['client_credentials 200'])
  })

  it('takes what fits the place for another tenant, and for another cloud', async () => {
    const { a, b, otherCloud } = places
    await signInTo(a, 'environment')
    for (const place of [b, otherCloud]) {
      const there = place.since()
      await signInTo(place, 'auto')
      assert.match(there.grants().join(), /device_code 200$/)
    }
  })

  it('gives way to a method that is set', async () => {
    const { a } = places
    await signInTo(a, 'environment')
    const atA = a.since()
    await signInTo(a, 'deviceCode')
    assert.match(atA.grants().join(), /device_code 200$/)
  })
})
