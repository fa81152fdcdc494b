import assert from 'node:assert/strict'
import { GraphClient } from '../../../src/graph/graphClient.ts'
import { UndiciTransport } from '../../../src/graph/undiciTransport.ts'
import { startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import type { SampleTenant, SampleTenantOptions } from '../../../src/sampleTenant/sampleTenant.ts'
import { everything, failure, FastClock, MemoryLog, plainNetwork } from './graphHarness.ts'

const collection = 'beta/deviceManagement/deviceConfigurations'

describe('GraphClient and the sample tenant', () => {
  let tenant: SampleTenant
  let transport: UndiciTransport
  let client: GraphClient

  async function start(options: SampleTenantOptions = {}): Promise<void> {
    tenant = await startSampleTenant(options)
    transport = new UndiciTransport(plainNetwork)
    client = new GraphClient({
      cloud: { name: 'custom', graphRoot: tenant.root, authorityHost: tenant.root },
      tokens: { token: () => Promise.resolve(tenant.token) },
      transport,
      clock: new FastClock(),
      log: new MemoryLog(),
    })
  }
  afterEach(async () => {
    await transport.close()
    await tenant.close()
  })

  it('read every configuration, page by page, empty pages among them', async () => {
    await start({ configurations: 250, pageSize: 100, emptyPages: true })
    const all = await everything(client.pages(`${collection}?$select=id&$expand=assignments`))
    assert.equal(all.length, 250)
    assert.ok(tenant.requests.length >= 5)
  })

  it('look groups up in batches', async () => {
    await start()
    const ids = tenant.groups().map((group) => String(group['id']))
    const answers = await client.batch(
      'v1.0',
      ids.map((id) => ({ url: `/groups/${id}?$select=id` })),
    )
    assert.ok(answers.every((answer) => 'body' in answer))
  })

  it('tell a missing route from a bad request', async () => {
    await start({ routes: 'none' })
    const [configuration] = tenant.configurations()
    const body = {
      '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment',
      targetGroupId: tenant.groups()[0]?.['id'],
      excludeGroup: false,
    }
    const path = `${collection}/${String(configuration?.['id'])}`
    assert.equal((await failure(client.post(`${path}/groupAssignments`, body))).kind, 'routeMissing')
    assert.equal((await failure(client.post(`${path}/assign`, { assignments: 7 }))).kind, 'badRequest')
  })

  it('read on through throttling and broken connections', async () => {
    await start()
    tenant.fail({ match: { path: /deviceConfigurations/ }, reply: { status: 429, headers: { 'retry-after': '1' } } })
    tenant.fail({ match: { path: /deviceConfigurations/ }, drop: true })
    assert.equal((await everything(client.pages(collection))).length, tenant.configurations().length)
  })
})
