import assert from 'node:assert/strict'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../src/sampleTenant/sampleTenant.ts'
import { ask, configurationId, configurations, groupId, intuneMessage, post } from './ask.ts'

describe('The sample tenant, protocol', () => {
  let tenant: SampleTenant
  const start = async (options?: SampleTenantOptions): Promise<void> => {
    tenant = await startSampleTenant(options)
  }
  afterEach(() => tenant.close())

  it('says who the tenant and the user are, and what filters and tags there are', async () => {
    await start()
    assert.equal(
      (await ask(tenant, 'v1.0/organization?$select=id,displayName')).at('value', 0, 'displayName'),
      'Contoso',
    )
    assert.equal((await ask(tenant, 'v1.0/me?$select=userPrincipalName')).json['userPrincipalName'], 'ada@contoso.com')
    assert.equal((await ask(tenant, 'beta/deviceManagement/assignmentFilters')).items.length, tenant.filters().length)
    assert.equal((await ask(tenant, 'beta/deviceManagement/roleScopeTags')).at('value', 0, 'displayName'), 'Default')
  })

  it('asks for a token that it knows', async () => {
    await start()
    for (const authorization of ['', 'Bearer nonsense', `Basic ${tenant.token}`]) {
      const { status, at, headers } = await ask(tenant, 'v1.0/me', { headers: { authorization } })
      assert.deepEqual([status, at('error', 'code')], [401, 'InvalidAuthenticationToken'])
      assert.match(headers.get('www-authenticate') ?? '', /^Bearer /)
    }
  })

  it('lets a token that may only read, read', async () => {
    await start({ tokens: (token) => (token === 'reader' ? 'read' : 'none') })
    const headers = { authorization: 'Bearer reader' }
    assert.equal((await ask(tenant, configurations, { headers })).status, 200)
    const id = configurationId(tenant, 'Kiosk lobby')
    const refused = await ask(tenant, `${configurations}/${id}/assign`, {
      method: 'POST',
      headers,
      body: { assignments: [] },
    })
    assert.equal(refused.status, 403)
    assert.match(intuneMessage(refused), /one of the following scopes: DeviceManagementConfiguration\.ReadWrite\.All/)
  })

  it('gives ids to every answer and echoes the client’s', async () => {
    await start()
    const mine = '0e8c8f1c-6b1e-4c59-9d0f-5b7f0a0c7d11'
    const refused = await ask(tenant, `${configurations}/nonsense`, { headers: { 'client-request-id': mine } })
    assert.equal(refused.headers.get('client-request-id'), mine)
    const inner = refused.at('error', 'innerError') as Record<string, string>
    assert.deepEqual([inner['client-request-id'], inner['request-id']], [mine, refused.headers.get('request-id')])
    assert.match(intuneMessage(refused), new RegExp(`Activity ID: ${inner['request-id']}`))
  })

  it('throttles writes over 100 and requests over 1,000 in 20 s, with Retry-After most of the time', async () => {
    let now = 1_000_000
    await start({ now: () => now })
    const id = configurationId(tenant, 'Kiosk lobby')
    const write = () => post(tenant, `${configurations}/${id}/assign`, { assignments: [] })
    for (let count = 0; count < 100; count += 1) assert.equal((await write()).status, 200)
    now += 5_500
    const refused = [await write(), await write(), await write()]
    assert.deepEqual(
      refused.map(({ status }) => status),
      [429, 429, 429],
    )
    assert.deepEqual(
      refused.map(({ headers }) => headers.get('retry-after')),
      ['15', '15', null],
    )
    assert.equal(refused[0]?.at('error', 'code'), 'TooManyRequests')
    for (let count = 0; count < 900; count += 1)
      assert.equal((await ask(tenant, `${configurations}/${id}`)).status, 200)
    assert.equal((await ask(tenant, `${configurations}/${id}`)).status, 429)
    assert.equal((await ask(tenant, 'v1.0/me')).status, 200)
    now += 14_500
    assert.equal((await write()).status, 200)
  }).timeout(20_000)

  it('remembers requests without their tokens', async () => {
    await start()
    await ask(tenant, "v1.0/groups?$filter=startswith(displayName,'SG%20x')")
    await ask(tenant, 'v1.0/me', { headers: { authorization: 'Bearer nonsense' } })
    const [first, second] = tenant.requests
    assert.deepEqual(
      [first?.path, first?.status, first?.authorized],
      ["/v1.0/groups?$filter=startswith(displayName,'SG x')", 200, true],
    )
    assert.deepEqual([second?.status, second?.authorized], [401, false])
    assert.ok(!JSON.stringify(tenant.requests).includes(tenant.token))
    tenant.clearRequests()
    assert.equal(tenant.requests.length, 0)
  })

  it('takes the port it is told, or says that it is taken', async () => {
    await start()
    await assert.rejects(startSampleTenant({ port: Number(new URL(tenant.root).port) }), { code: 'EADDRINUSE' })
  })

  it('takes ids in both forms of an address', async () => {
    await start()
    const id = configurationId(tenant, 'Kiosk lobby')
    assert.equal((await ask(tenant, `${configurations}('${id.toUpperCase()}')/assignments`)).status, 200)
  })

  describe('in a batch', () => {
    const inner = (id: string, url: string, more = {}) => ({ id, method: 'GET', url, ...more })

    it('answers each request by its id, in any order, failures inside', async () => {
      await start()
      const sales = groupId(tenant, 'SG-Sales')
      const requests = [
        inner('a', '/me'),
        inner('b', '/groups/nonsense'),
        inner('c', `/groups/${sales}/members/$count`, { headers: { ConsistencyLevel: 'eventual' } }),
      ]
      const { status, json, at } = await post(tenant, 'v1.0/$batch', { requests })
      assert.equal(status, 200)
      const responses = json['responses'] as { id: string; status: number; body: unknown }[]
      assert.deepEqual(
        responses.map(({ id, status: own }) => [id, own]),
        [
          ['c', 200],
          ['b', 400],
          ['a', 200],
        ],
      )
      assert.equal(responses[0]?.body, 8)
      assert.equal(at('responses', 1, 'body', 'error', 'code'), 'Request_BadRequest')
      assert.deepEqual(
        tenant.requests.map((one) => [one.path.split('/')[2], one.inner]),
        [
          ['$batch', false],
          ['me', true],
          ['groups', true],
          ['groups', true],
        ],
      )
    })

    it('throttles each on its own, and fails what depends on a failure', async () => {
      await start({ now: () => 0 })
      const id = configurationId(tenant, 'Kiosk lobby')
      const write = (name: string, more = {}) => ({
        id: name,
        method: 'POST',
        url: `/deviceManagement/deviceConfigurations/${id}/assign`,
        headers: { 'Content-Type': 'application/json' },
        body: { assignments: [] },
        ...more,
      })
      for (let count = 0; count < 99; count += 1)
        await post(tenant, `${configurations}/${id}/assign`, { assignments: [] })
      const { json } = await post(tenant, 'beta/$batch', {
        requests: [write('1'), write('2'), write('3', { dependsOn: ['2'] }), inner('4', '/me')],
      })
      const statuses = Object.fromEntries(
        (json['responses'] as { id: string; status: number }[]).map((one) => [one.id, one.status]),
      )
      assert.deepEqual(statuses, { 1: 200, 2: 429, 3: 424, 4: 200 })
    })

    it('refuses a batch that is too large, ambiguous, nested, or not one', async () => {
      await start()
      const many = Array.from({ length: 21 }, (_, index) => inner(String(index), '/me'))
      const bodyOnly = { ...inner('1', '/me'), method: 'PATCH', body: {} }
      for (const requests of [
        many,
        [inner('1', '/me'), inner('1', '/me')],
        [inner('1', '/$batch')],
        [],
        [bodyOnly],
        undefined,
      ]) {
        assert.equal((await post(tenant, 'v1.0/$batch', { requests })).status, 400)
      }
      assert.equal((await post(tenant, 'v1.0/$batch', { requests: many.slice(1) })).status, 200)
    })
  })

  describe('with faults', () => {
    const add = () => {
      const id = configurationId(tenant, 'Kiosk lobby')
      const body = { targetGroupId: groupId(tenant, 'SG-HR') }
      return post(tenant, `${configurations}/${id}/groupAssignments`, body)
    }
    const held = () => tenant.assignmentsOf(configurationId(tenant, 'Kiosk lobby')).length

    it('replies otherwise, so many times, after so many that pass', async () => {
      await start()
      tenant.fail({
        match: { path: /\/me$/ },
        skip: 1,
        times: 2,
        reply: { status: 503, headers: { 'retry-after': '1' }, body: 'busy' },
      })
      const answers = []
      for (let count = 0; count < 4; count += 1) answers.push(await ask(tenant, 'v1.0/me'))
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 503, 503, 200],
      )
      assert.deepEqual([answers[1]?.text, answers[1]?.headers.get('retry-after')], ['busy', '1'])
    })

    it('happen before the request is carried out, or after', async () => {
      await start()
      tenant.fail({ match: { method: 'POST' }, drop: true })
      await assert.rejects(add())
      assert.equal(held(), 0)
      tenant.fail({ match: { method: 'POST' }, after: true, drop: true })
      await assert.rejects(add())
      assert.equal(held(), 1)
      assert.deepEqual(
        tenant.requests.map(({ status }) => status),
        [0, 0],
      )
    })

    it('let somebody else change something right then', async () => {
      await start()
      const id = configurationId(tenant, 'Kiosk lobby')
      tenant.fail({
        match: { method: 'POST' },
        run: (there) => there.edit(id, [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }]),
      })
      assert.equal((await add()).status, 201)
      assert.equal(held(), 2)
      tenant.fail({ match: {}, run: (there) => there.removeConfiguration(id) })
      assert.equal((await ask(tenant, `${configurations}/${id}/assignments`)).status, 404)
    })

    it('keep a request waiting, and do not keep the tenant from closing', async () => {
      await start()
      tenant.fail({ match: {}, delayMs: 60_000 })
      const waiting = assert.rejects(add())
      while (tenant.requests.length === 0) await new Promise(setImmediate)
      await tenant.close()
      await waiting
      await start()
    })

    it('are met inside a batch, and taken back', async () => {
      await start()
      const remove = tenant.fail({
        match: { path: /^\/v1.0\/me$/ },
        times: 9,
        reply: { status: 500, body: { error: {} } },
      })
      const batch = () => post(tenant, 'v1.0/$batch', { requests: [{ id: '1', method: 'GET', url: '/me' }] })
      assert.equal((await batch()).at('responses', 0, 'status'), 500)
      remove()
      assert.equal((await batch()).at('responses', 0, 'status'), 200)
    })
  })
})
