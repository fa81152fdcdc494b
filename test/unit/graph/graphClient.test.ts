import assert from 'node:assert/strict'
import { sendJson } from '../../support/graphServer.ts'
import { everything, startHarness } from './graphHarness.ts'
import type { Harness } from './graphHarness.ts'

describe('GraphClient', () => {
  let harness: Harness
  afterEach(() => harness.close())

  it('reads one thing with a token, an id of its own and JSON asked for', async () => {
    harness = await startHarness((_, response) => sendJson(response, { id: 'a', displayName: 'Wi-Fi' }))
    const thing = await harness.client.get('beta/deviceManagement/deviceConfigurations/a')
    await harness.client.get('beta/deviceManagement/deviceConfigurations/a')
    assert.deepEqual(thing, { id: 'a', displayName: 'Wi-Fi' })
    const [first, second] = harness.server.requests
    assert.equal(first?.url, '/beta/deviceManagement/deviceConfigurations/a')
    assert.equal(first?.headers.authorization, 'Bearer token-1')
    assert.equal(first?.headers.accept, 'application/json')
    assert.match(String(first?.headers['client-request-id']), /^[0-9a-f-]{36}$/)
    assert.notEqual(first?.headers['client-request-id'], second?.headers['client-request-id'])
  })

  it('accepts an entity that is wrapped in value, as documented examples are', async () => {
    harness = await startHarness((_, response) => sendJson(response, { value: { id: 'a' } }))
    assert.deepEqual(await harness.client.get('beta/groups/a'), { id: 'a' })
  })

  it('keeps an entity whose own property is called value', async () => {
    harness = await startHarness((_, response) => sendJson(response, { id: 'a', value: { b: 1 } }))
    assert.deepEqual(await harness.client.get('beta/x'), { id: 'a', value: { b: 1 } })
  })

  it('counts', async () => {
    harness = await startHarness((_, response) => response.end('\uFEFF42'))
    assert.equal(await harness.client.count('v1.0/groups/a/members/$count'), 42)
    assert.equal(harness.server.requests[0]?.headers['consistencylevel'], 'eventual')
  })

  it('follows next links, also across an empty page, and repeats the consistency level', async () => {
    harness = await startHarness(({ url }, response) => {
      const next = `${harness.server.origin}/beta/groups?$skiptoken=`
      if (url.endsWith('?$top=1')) {
        return sendJson(response, { '@odata.count': 2, value: [{ id: '1' }], '@odata.nextLink': `${next}1%20x` })
      }
      if (url.includes('=1%20x')) return sendJson(response, { value: [], '@odata.nextLink': `${next}2` })
      sendJson(response, { value: [{ id: '2' }] })
    })
    const all = await everything(harness.client.pages('beta/groups?$top=1', { advanced: true }))
    assert.deepEqual(all, [{ id: '1' }, { id: '2' }])
    assert.deepEqual(
      harness.server.requests.map((request) => request.headers['consistencylevel']),
      ['eventual', 'eventual', 'eventual'],
    )
  })

  it('posts JSON, and a text to the byte', async () => {
    harness = await startHarness((_, response) => sendJson(response, { id: 'new' }, 201))
    const answer = await harness.client.post('beta/x', { a: 1 }, { headers: { 'x-one': '1' } })
    await harness.client.post('beta/x', '{ "a":1}')
    assert.equal(answer.status, 201)
    assert.deepEqual(answer.body, { id: 'new' })
    assert.deepEqual(
      harness.server.requests.map((request) => request.body),
      ['{"a":1}', '{ "a":1}'],
    )
    assert.equal(harness.server.requests[0]?.headers['content-type'], 'application/json')
    assert.equal(harness.server.requests[0]?.headers['x-one'], '1')
    assert.deepEqual(harness.asked, [{ access: 'write' }, { access: 'write' }])
  })

  it('takes an empty answer to a post', async () => {
    harness = await startHarness((_, response) => response.writeHead(204).end())
    assert.deepEqual(await harness.client.post('beta/x', {}).then(({ status, body }) => ({ status, body })), {
      status: 204,
      body: undefined,
    })
  })
})
