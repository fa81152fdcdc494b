import assert from 'node:assert/strict'
import { calls, configurationId, groupId, held, writes } from './onServer.ts'
import { outcomes } from './result.ts'
import { hostWith, run, setSetting, signedInWith } from './signedIn.ts'
import { signedOutDuring } from './signedOutDuring.ts'

interface Counts {
  readonly configurations: number
}

const refresh = (): Promise<Counts> => run<Counts>('refresh', {})

describe('the sample tenant', () => {
  const host = hostWith()
  afterEach(async () => run('closeSampleTenant'))

  it('opens without an account, and nobody outside is asked', async () => {
    await run('openSampleTenant')
    const { configurations } = await refresh()
    assert.equal(configurations, host.tenant.configurations().length)
    assert.deepEqual(host.tenant.requests, [])
    assert.deepEqual(host.authority.paths, [])
  })

  it('can be edited and undone, and begins anew when it is opened again', async () => {
    const configurationIds = [configurationId(host.tenant, 'FileVault')]
    const add = () => run('addAssignment', { configurationIds, groupId: groupId(host.tenant, 'SG-HR') })
    await run('openSampleTenant')
    assert.deepEqual(outcomes(await add()), ['applied'])
    assert.deepEqual(outcomes(await add()), ['unchanged'])
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
    assert.deepEqual(outcomes(await add()), ['applied'])
    await run('closeSampleTenant')
    await run('openSampleTenant')
    assert.deepEqual(await run('undoLastChange', {}), { configurations: [] })
    assert.deepEqual(outcomes(await add()), ['applied'])
  })

  it('stays as it is when it is opened twice', async () => {
    const configurationIds = [configurationId(host.tenant, 'FileVault')]
    await run('openSampleTenant')
    await run('addAssignment', { configurationIds, groupId: groupId(host.tenant, 'SG-HR') })
    await run('openSampleTenant')
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
  })

  it('is gone when it is closed', async () => {
    await run('openSampleTenant')
    await run('closeSampleTenant')
    await assert.rejects(refresh(), /signed in/)
  })

  it('gives way to a sign-in, and the sign-in to it, and back', async () => {
    await run('openSampleTenant')
    await run('signIn')
    await refresh()
    assert.ok(host.tenant.requests.length > 0)
    host.tenant.clearRequests()
    await run('openSampleTenant')
    await refresh()
    assert.deepEqual(host.tenant.requests, [])
    await run('closeSampleTenant')
    await refresh()
    assert.ok(host.tenant.requests.length > 0)
    assert.equal(host.authority.tokenRequests.filter(({ status }) => status !== 200).length, 0)
  })

  it('is not touched by a change of the settings that say where to sign in', async () => {
    await run('openSampleTenant')
    await setSetting('signIn.tenantId', 'contoso.example')
    await setSetting('signIn.tenantId', undefined)
    await refresh()
    assert.deepEqual(host.tenant.requests, [])
  })
})

describe('signing in', () => {
  const host = hostWith()

  it('rejects with a wrong secret, and nothing is sent to Intune', async () => {
    const secret = process.env['AZURE_CLIENT_SECRET']
    process.env['AZURE_CLIENT_SECRET'] = 'Tr0ub4dor'
    try {
      await assert.rejects(run('signIn', {}), (error: Error) => !error.message.includes('Tr0ub4dor'))
      assert.deepEqual(host.tenant.requests, [])
      await assert.rejects(refresh(), /signed in/)
    } finally {
      process.env['AZURE_CLIENT_SECRET'] = secret
    }
    await run('signIn', {})
    assert.ok((await refresh()).configurations > 0)
  })

  it('rejects where a variable is missing, and names it', async () => {
    const tenantId = process.env['AZURE_TENANT_ID']
    delete process.env['AZURE_TENANT_ID']
    try {
      await assert.rejects(run('signIn', {}), /AZURE_TENANT_ID/)
    } finally {
      process.env['AZURE_TENANT_ID'] = tenantId
    }
    assert.deepEqual(host.authority.paths, [])
  })

  it('rejects where the authority is out of order', async () => {
    host.authority.behaviour.broken = 400
    await assert.rejects(run('signIn', {}))
    assert.deepEqual(host.tenant.requests, [])
  })

  it('keeps who is signed in when another sign-in fails', async () => {
    await run('signIn')
    host.authority.behaviour.refusals.push({ error: 'invalid_client', description: 'AADSTS7000222: Expired.' })
    await assert.rejects(run('signIn', {}))
    assert.ok((await refresh()).configurations > 0)
  })

  it('twice is one sign-in, and what was changed is undone all the same', async () => {
    await run('signIn')
    const configurationIds = [configurationId(host.tenant, 'FileVault')]
    await run('addAssignment', { configurationIds, groupId: groupId(host.tenant, 'SG-HR') })
    await run('signIn')
    assert.deepEqual(outcomes(await run('undoLastChange', {})), ['applied'])
  })

  it('takes the settings of the moment: another cloud ends the sign-in', async () => {
    await run('signIn')
    await setSetting('customCloud', { graphEndpoint: host.tenant.root, authorityHost: host.tenant.root })
    await assert.rejects(refresh(), /signed in/)
  })

  for (const [what, graphEndpoint] of [
    ['plain HTTP elsewhere', 'http://graph.contoso.example'],
    ['something that is no address', 'graph'],
    ['an address with a user name', 'https://user@graph.contoso.example'],
  ] as const) {
    it(`refuses ${what} as a custom cloud, and asks nobody`, async () => {
      await setSetting('customCloud', { graphEndpoint, authorityHost: host.authority.host })
      await assert.rejects(run('signIn', {}))
      assert.deepEqual(host.authority.paths, [])
    })
  }
})

describe('signing out', () => {
  const host = signedInWith()

  it('forgets: the next command is told that nobody is signed in, and nothing is sent', async () => {
    await run('signOut')
    await assert.rejects(refresh(), /signed in/)
    assert.deepEqual(host.tenant.requests, [])
  })

  it('twice does no harm', async () => {
    await run('signOut')
    await run('signOut')
  })

  it('while the list is read ends the reading', async () => {
    const list = { method: 'GET', path: /\/deviceConfigurations\?/ }
    let asked: (() => void) | undefined
    const underWay = new Promise<void>((resolve) => (asked = resolve))
    host.tenant.fail({ match: list, run: () => asked?.() })
    host.tenant.fail({ match: list, delayMs: 1_500 })
    const reading = refresh()
    await underWay
    await Promise.all([assert.rejects(reading), run('signOut')])
  })
})

describe('signing out under a bulk run', () => {
  const host = signedInWith({ configurations: 60, routes: 'none', throttle: false })

  it('lets what is in work finish, sends no more, says so for each, and loses nothing', async () => {
    const all = host.tenant.configurations()
    const configurationIds = all.map(({ id }) => String(id))
    const group = String(host.tenant.groups()[0]?.['id'])
    const before = new Map(configurationIds.map((id) => [id, JSON.stringify(meaning(id))]))
    const result = await signedOutDuring(host.tenant, 12, 'addAssignment', { configurationIds, groupId: group })

    assert.equal(result.configurations.length, configurationIds.length)
    const counted = new Map<string, number>()
    for (const outcome of outcomes(result)) counted.set(outcome, (counted.get(outcome) ?? 0) + 1)
    const cancelled = counted.get('failed cancelled') ?? 0
    assert.ok(cancelled > 0 && cancelled < configurationIds.length, JSON.stringify([...counted]))
    assert.ok([...counted.keys()].every((kind) => ['applied', 'unchanged', 'failed cancelled'].includes(kind)))
    const sent = writes(host.tenant).filter(({ path }) => path.endsWith('/assign'))
    assert.equal(sent.length, counted.get('applied'), 'a write that nobody is told of')
    for (const { id, outcome } of result.configurations) {
      const now = meaning(id)
      const has = now.some((one) => one.includes(group))
      assert.equal(has, outcome !== 'failed', `${id} ${outcome}`)
      if (outcome === 'failed') assert.equal(JSON.stringify(now), before.get(id))
    }

    await run('signIn')
    const undone = await run('undoLastChange', {})
    assert.equal(undone.configurations.length, counted.get('applied'))
    assert.ok(outcomes(undone).every((outcome) => outcome === 'applied'))
    for (const id of configurationIds) assert.equal(JSON.stringify(meaning(id)), before.get(id))
  })

  function meaning(id: string): string[] {
    return host.tenant
      .assignmentsOf(id)
      .map(({ target, intent }) => JSON.stringify([target, intent]))
      .toSorted()
  }
})

describe('a tenant that is slow', () => {
  const host = signedInWith({ latencyMs: 50 })

  it('gets the same requests as a fast one', async () => {
    const id = configurationId(host.tenant, 'FileVault')
    await run('addAssignment', { configurationIds: [id], groupId: groupId(host.tenant, 'SG-HR') })
    assert.deepEqual(calls(host.tenant), [
      `GET ${id}/assignments`,
      `POST ${id}/groupAssignments`,
      `GET ${id}/assignments`,
    ])
    assert.deepEqual(held(host.tenant, 'FileVault'), ['all devices only Apple silicon', 'include SG-HR'])
  })
})
