import assert from 'node:assert/strict'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { all, ask, configurationId, configurations } from './ask.ts'

describe('The sample tenant, reading configurations', () => {
  let tenant: SampleTenant
  afterEach(() => tenant.close())

  it('lists them with the type, as selected, and with their assignments', async () => {
    tenant = await startSampleTenant()
    const { items, next } = await ask(tenant, `${configurations}?$select=id,displayName&$expand=assignments`)
    assert.equal(items.length, tenant.configurations().length)
    assert.equal(next, '')
    const [first = {}] = items
    assert.deepEqual(Object.keys(first), [
      '@odata.type',
      'id',
      'displayName',
      'assignments@odata.context',
      'assignments',
    ])
    assert.deepEqual(first['assignments'], tenant.assignmentsOf(String(first['id'])))
  })

  it('selects within what it expands', async () => {
    tenant = await startSampleTenant()
    const { at } = await ask(tenant, `${configurations}?$select=id&$expand=assignments($select=id,target)&$top=1`)
    assert.deepEqual(Object.keys(at('value', 0, 'assignments', 0) ?? {}), ['target', 'id'])
  })

  it('goes on over pages with links to itself, and over empty ones', async () => {
    tenant = await startSampleTenant({ pageSize: 25, emptyPages: true })
    const first = await ask(tenant, `${configurations}?$select=id`)
    assert.equal(first.items.length, 25)
    assert.ok(first.next.startsWith(`${tenant.root}/${configurations}?$select=id&$skiptoken=`))
    const second = await ask(tenant, first.next)
    assert.deepEqual(second.items, [])
    const ids = (await all(tenant, `${configurations}?$select=id`)).map(({ id }) => id)
    assert.deepEqual(
      ids,
      tenant.configurations().map(({ id }) => id),
    )
  })

  it('pages one set', async () => {
    tenant = await startSampleTenant({ assignmentsPageSize: 2 })
    const id = configurationId(tenant, 'Update ring - Pilot')
    const first = await ask(tenant, `${configurations}/${id}/assignments`)
    assert.equal(first.items.length, 2)
    assert.deepEqual(await all(tenant, `${configurations}/${id}/assignments`), tenant.assignmentsOf(id))
  })

  it('pages what it expands, with a link to the rest', async () => {
    tenant = await startSampleTenant({ expandPageSize: 1 })
    const id = configurationId(tenant, 'Update ring - Pilot')
    const { at } = await ask(tenant, `${configurations}/${id}?$expand=assignments`)
    assert.equal(at('assignments', 'length'), 1)
    const rest = await all(tenant, String(at('assignments@odata.nextLink')))
    assert.deepEqual([at('assignments', 0), ...rest], tenant.assignmentsOf(id))
  })

  it('filters by type and by name, page by page', async () => {
    tenant = await startSampleTenant({ pageSize: 10 })
    const rings = await all(
      tenant,
      `${configurations}?$filter=isof('microsoft.graph.windowsUpdateForBusinessConfiguration')`,
    )
    assert.deepEqual(
      [...new Set(rings.map((one) => one['@odata.type']))],
      ['#microsoft.graph.windowsUpdateForBusinessConfiguration'],
    )
    assert.equal(rings.length, 4)
    const name = "macOS Gatekeeper: developers'' exception"
    const [one] = await all(tenant, `${configurations}?$filter=${encodeURIComponent(`displayName eq '${name}'`)}`)
    assert.equal(one?.['displayName'], "macOS Gatekeeper: developers' exception")
  })

  it('knows less in v1.0', async () => {
    tenant = await startSampleTenant()
    const id = configurationId(tenant, 'Update ring - Pilot')
    const v1 = `v1.0/deviceManagement/deviceConfigurations/${id}`
    const { json, at } = await ask(tenant, `${v1}?$expand=assignments`)
    assert.equal(json['roleScopeTagIds'], undefined)
    assert.deepEqual(Object.keys(at('assignments', 0) ?? {}), ['id', 'target'])
    assert.deepEqual(Object.keys(at('assignments', 0, 'target') ?? {}), ['@odata.type', 'groupId'])
    assert.equal((await ask(tenant, `${v1}/groupAssignments`)).status, 400)
    const vpn = `v1.0/deviceManagement/deviceConfigurations/${configurationId(tenant, 'VPN split tunnel')}`
    assert.equal((await ask(tenant, `${vpn}/identityCertificate`)).status, 400)
    assert.equal((await ask(tenant, 'v1.0/deviceManagement/assignmentFilters')).status, 400)
  })

  it('leads to the certificate profile and its own assignments', async () => {
    tenant = await startSampleTenant()
    const vpn = configurationId(tenant, 'VPN split tunnel')
    const certificate = configurationId(tenant, 'SCEP user certificate')
    const { json } = await ask(tenant, `${configurations}/${vpn}/identityCertificate?$select=id,displayName`)
    assert.deepEqual([json['id'], json['displayName']], [certificate, 'SCEP user certificate'])
    const set = await ask(tenant, `${configurations}/${vpn}/identityCertificate/assignments`)
    assert.deepEqual(set.json['value'], tenant.assignmentsOf(certificate))
  })

  it('tells a type without certificates from a profile without one', async () => {
    tenant = await startSampleTenant()
    const ring = configurationId(tenant, 'Update ring - Pilot')
    const mail = configurationId(tenant, 'Android legacy mail')
    assert.equal((await ask(tenant, `${configurations}/${ring}/identityCertificate`)).status, 400)
    assert.equal((await ask(tenant, `${configurations}/${mail}/identityCertificate`)).status, 404)
  })

  it('refuses what Graph refuses', async () => {
    tenant = await startSampleTenant()
    const refused = async (path: string): Promise<unknown[]> => {
      const { status, at } = await ask(tenant, path)
      return [status, at('error', 'code')]
    }
    const bad = [400, 'BadRequest']
    assert.deepEqual(await refused(`${configurations}?$search=ring`), bad)
    assert.deepEqual(await refused(`${configurations}?$orderby=displayName`), bad)
    assert.deepEqual(await refused(`${configurations}?$select=id,omaSettings`), bad)
    assert.deepEqual(await refused(`${configurations}?$expand=deviceStatuses`), bad)
    assert.deepEqual(await refused(`${configurations}?$filter=version gt 3`), bad)
    assert.deepEqual(await refused(`${configurations}?$skiptoken=zzz`), bad)
    assert.deepEqual(await refused('beta/deviceManagement/nonsense'), bad)
    assert.deepEqual(await refused('v2.0/me'), bad)
    const gone = '11111111-2222-4333-8444-555555555555'
    assert.deepEqual(await refused(`${configurations}/${gone}`), [404, 'ResourceNotFound'])
    const id = configurationId(tenant, 'VPN split tunnel')
    const cast = `${configurations}/${id}/microsoft.graph.windows10VpnConfiguration/identityCertificate`
    assert.deepEqual(await refused(cast), [400, 'No method match route template'])
  })

  it('is a company with everything in it', async () => {
    tenant = await startSampleTenant()
    const sets = tenant.configurations().map(({ id }) => tenant.assignmentsOf(String(id)))
    const types = new Set(sets.flat().map(({ target }) => (target as Record<string, string>)['@odata.type']))
    assert.ok(tenant.configurations().length >= 60)
    assert.ok(sets.some((set) => set.length === 0))
    assert.ok(sets.flat().some(({ source }) => source === 'policySets'))
    assert.ok(sets.flat().some(({ intent }) => intent === 'remove'))
    const expected = [
      '#microsoft.graph.allDevicesAssignmentTarget',
      '#microsoft.graph.allLicensedUsersAssignmentTarget',
      '#microsoft.graph.configurationManagerCollectionAssignmentTarget',
      '#microsoft.graph.exclusionGroupAssignmentTarget',
      '#microsoft.graph.groupAssignmentTarget',
      '#microsoft.graph.physicalLocationAssignmentTarget',
    ]
    assert.deepEqual(types, new Set(expected))
  })

  it('points only at groups that are there, were deleted, or in one case never turn up', async () => {
    tenant = await startSampleTenant()
    const targets = tenant
      .configurations()
      .flatMap(({ id }) => tenant.assignmentsOf(String(id)).map((one) => one['target']))
    const used = targets.flatMap((target) => (target as Record<string, string>)['groupId'] ?? [])
    const deleted = await all(tenant, 'v1.0/directory/deletedItems/microsoft.graph.group?$select=id')
    const known = new Set([...tenant.groups().map(({ id }) => id), ...deleted.map(({ id }) => id)])
    assert.equal(new Set(used.filter((id) => !known.has(id))).size, 1)
    assert.equal(used.filter((id) => deleted.some((one) => one['id'] === id)).length, 1)
  })

  it('refers only to filters and certificates that exist', async () => {
    tenant = await startSampleTenant()
    const filters = new Set(tenant.filters().map(({ id }) => id))
    for (const { id, '@odata.type': type } of tenant.configurations()) {
      for (const { target } of tenant.assignmentsOf(String(id))) {
        const filter = (target as Record<string, string | null>)['deviceAndAppManagementAssignmentFilterId']
        assert.ok(filter === null || filters.has(filter))
      }
      if (!/VpnConfiguration|iosEas|GmailEas/.test(String(type))) continue
      assert.equal((await ask(tenant, `${configurations}/${String(id)}/identityCertificate`)).status, 200, String(type))
    }
  })
})

describe('A generated tenant', () => {
  it('is the same for the same seed, and another for another', async () => {
    const made = await Promise.all([1, 1, 2].map((seed) => startSampleTenant({ configurations: 50, groups: 20, seed })))
    const [one, same, other] = made.map((tenant) =>
      JSON.stringify(tenant.configurations().map(({ id }) => [id, tenant.assignmentsOf(String(id))])),
    )
    await Promise.all(made.map((tenant) => tenant.close()))
    assert.equal(one, same)
    assert.notEqual(one, other)
  })

  it('gives 10,000 configurations with about 30,000 assignments without growing', async () => {
    const tenant = await startSampleTenant({ configurations: 10_000 })
    const read = async (): Promise<number[]> => {
      const items = await all(tenant, `${configurations}?$select=id,displayName&$expand=assignments`)
      return [items.length, items.reduce((sum, { assignments }) => sum + (assignments as unknown[]).length, 0)]
    }
    const [count, assignments = 0] = await read()
    const before = process.memoryUsage().heapUsed
    for (let round = 0; round < 3; round += 1) await read()
    const grown = process.memoryUsage().heapUsed - before
    await tenant.close()
    assert.equal(count, 10_000)
    assert.ok(assignments > 28_000 && assignments < 32_000, String(assignments))
    assert.ok(grown < 250 * 1024 * 1024, `${grown} bytes`)
  }).timeout(30_000)
})
