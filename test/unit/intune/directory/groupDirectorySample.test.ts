import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import { systemClock } from '../../../../src/base/clock.ts'
import { customCloud } from '../../../../src/graph/cloud.ts'
import { GraphClient } from '../../../../src/graph/graphClient.ts'
import { UndiciTransport } from '../../../../src/graph/undiciTransport.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { configurationFromGraph } from '../../../../src/intune/model/configuration.ts'
import { FilterCatalog } from '../../../../src/intune/directory/filterCatalog.ts'
import { checkAssignments } from '../../../../src/intune/findings/checkAssignments.ts'
import { groupOf } from '../../../../src/intune/model/target.ts'
import { GroupDirectory } from '../../../../src/intune/directory/groupDirectory.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { silent } from '../journal/journalSupport.ts'

const network = { noProxy: [], strictSSL: true, useSystemCertificates: false, environment: {} }

describe('the directory, the filters and the findings on the sample tenant', () => {
  let tenant: SampleTenant
  let transport: UndiciTransport
  let graph: GraphClient
  const idsOf = (name: string): string[] =>
    tenant.groups().flatMap((group) => (group['displayName'] === name ? [String(group['id'])] : []))
  before(async () => {
    tenant = await startSampleTenant()
    transport = new UndiciTransport(network)
    graph = new GraphClient({
      cloud: customCloud({ graphEndpoint: tenant.root, authorityHost: tenant.root }),
      tokens: { token: () => Promise.resolve(tenant.token) },
      transport,
      clock: systemClock,
      log: silent,
    })
  })
  beforeEach(() => tenant.clearRequests())
  after(async () => {
    await transport.close()
    await tenant.close()
  })

  it('knows every group that anything is assigned to, deleted and missing ones as such', async () => {
    const directory = new GroupDirectory(graph)
    const ids = tenant
      .configurations()
      .flatMap(({ id }) => tenant.assignmentsOf(String(id)))
      .flatMap((raw) => groupOf(assignmentFromGraph(raw).target) ?? [])
    await directory.resolve(ids)
    const states = new Set(ids.map((id) => directory.state(id).state))
    assert.deepEqual([...states].sort(), ['deleted', 'known', 'missing'])
  })

  it('finds groups by any word of their name, whatever is in it, and equal names apart', async () => {
    const directory = new GroupDirectory(graph)
    assert.equal((await directory.search('Helpdesk')).length, 2)
    assert((await directory.search('München')).some(({ displayName }) => displayName === 'Büro München'))
    assert.deepEqual(await directory.search('"quoted\\" & no such'), [])
    assert.equal((await directory.search('')).length, 25)
  })

  it('finds groups by the beginnings of several words, and known ones by any part of their names', async () => {
    const directory = new GroupDirectory(graph)
    const names = async (text: string) => (await directory.search(text)).map(({ displayName }) => displayName)
    assert.deepEqual(await names('une lot'), [])
    assert.deepEqual(await names('intune pilot'), ['SG-Intune-Pilot'])
    assert.deepEqual(await names('pil int'), ['SG-Intune-Pilot'])
    await directory.resolve(['SG-Intune-Pilot', 'SG-Dev-Pilot-Ring', 'SG-HR'].flatMap(idsOf))
    assert.deepEqual(await names('une lot'), ['SG-Intune-Pilot'])
    assert.deepEqual(await names('ilot'), ['SG-Dev-Pilot-Ring', 'SG-Intune-Pilot'])
    assert.deepEqual(await names('pilot'), ['SG-Dev-Pilot-Ring', 'SG-Intune-Pilot'])
  })

  it('reads a pasted id and refuses one that is not there', async () => {
    const directory = new GroupDirectory(graph)
    const [id = ''] = idsOf('SG-Finance')
    assert.equal((await directory.read(id.toUpperCase()))?.displayName, 'SG-Finance')
    assert.equal(await directory.read('00000000-0000-4000-8000-000000000000'), undefined)
  })

  it('counts members through nested groups, and tells users from devices', async () => {
    const directory = new GroupDirectory(graph)
    const ids = ['SG-Sales', 'SG-Dev-Mac-Lab', 'SG-Retired-Project', 'DYN-Devices-iPad'].flatMap(idsOf)
    await directory.resolve(ids)
    const counts = [...(await directory.memberCounts(ids)).values()]
    assert.deepEqual(counts.slice(1), [12, 0, 890])
    assert((counts[0] ?? 0) >= 6 + 418 + 377)
    assert.deepEqual([...(await directory.kinds(ids)).values()], ['users', 'devices', 'none', 'devices'])
  })

  it('reads the filters', async () => {
    const filters = new FilterCatalog(graph)
    await filters.load()
    assert.equal(filters.error, undefined)
    assert.equal(filters.list().length, tenant.filters().length)
  })

  it('has findings to show', async () => {
    const directory = new GroupDirectory(graph)
    const filters = new FilterCatalog(graph)
    const checked = tenant.configurations().map((raw) => ({
      configuration: configurationFromGraph(deviceConfigurations, raw),
      assignments: tenant.assignmentsOf(String(raw['id'])).map((one) => assignmentFromGraph(one)),
    }))
    const ids = checked.flatMap(({ assignments }) => assignments.flatMap(({ target }) => groupOf(target) ?? []))
    await Promise.all([directory.resolve(ids), filters.load()])
    await Promise.all([directory.kinds(ids), directory.memberCounts(ids)])
    const known = {
      group: (id: string) => directory.facts(id),
      filter: (id: string) => filters.state(id),
    }
    const kinds = new Set(checked.flatMap((one) => checkAssignments(one, known).map(({ kind }) => kind)))
    for (const kind of ['groupDeleted', 'groupMissing', 'groupEmpty'] as const) assert(kinds.has(kind), kind)
  })
})
