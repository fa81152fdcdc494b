import assert from 'node:assert/strict'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../src/sampleTenant/sampleTenant.ts'
import { type Answer, ask, configurationId, configurations, filterId, groupId, intuneMessage, post } from './ask.ts'

const group = (id: string, more: object = {}) => ({
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: id, ...more },
})
const excluded = (id: string) => ({
  target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: id },
})
const everyone = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
const byId = (set: readonly Record<string, unknown>[]) =>
  [...set].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
const unknownGroup = '11111111-2222-4333-8444-555555555555'

describe('The sample tenant, adding one group', () => {
  let tenant: SampleTenant
  let kiosk: string
  let sales: string
  const start = async (options?: SampleTenantOptions): Promise<void> => {
    tenant = await startSampleTenant(options)
    kiosk = configurationId(tenant, 'Kiosk lobby')
    sales = groupId(tenant, 'SG-Sales')
  }
  const add = (id: string, excludeGroup: boolean, path = `${kiosk}/groupAssignments`): Promise<Answer> => {
    const body = {
      '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment',
      targetGroupId: id,
      excludeGroup,
    }
    return post(tenant, `${configurations}/${path}`, body)
  }
  afterEach(() => tenant.close())

  it('answers 201 with the object, and holds it', async () => {
    await start()
    const { status, json } = await add(sales, false)
    assert.equal(status, 201)
    assert.deepEqual(json, {
      '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment',
      id: `${kiosk}_${sales}`,
      targetGroupId: sales,
      excludeGroup: false,
    })
    const legacy = await ask(tenant, `${configurations}/${kiosk}/groupAssignments`)
    assert.deepEqual(legacy.json['value'], [json])
    assert.deepEqual((await ask(tenant, `${configurations}/${kiosk}/groupAssignments/${json['id']}`)).json, json)
    const [held] = tenant.assignmentsOf(kiosk)
    assert.deepEqual([held?.['source'], held?.['intent'], held?.['sourceId']], ['direct', 'apply', kiosk])
  })

  it('excludes, and includes where nothing is said', async () => {
    await start()
    assert.equal((await add(sales, true)).json['excludeGroup'], true)
    const pilot = groupId(tenant, 'SG-Intune-Pilot')
    assert.equal(
      (await post(tenant, `${configurations}/${kiosk}/groupAssignments`, { targetGroupId: pilot })).json[
        'excludeGroup'
      ],
      false,
    )
    const types = tenant.assignmentsOf(kiosk).map(({ target }) => (target as Record<string, string>)['@odata.type'])
    assert.deepEqual(types, [
      '#microsoft.graph.exclusionGroupAssignmentTarget',
      '#microsoft.graph.groupAssignmentTarget',
    ])
  })

  it('touches no other assignment, and takes the same group twice as once', async () => {
    await start()
    const ring = configurationId(tenant, 'Update ring - Pilot')
    const before = tenant.assignmentsOf(ring)
    const pilot = groupId(tenant, 'SG-Intune-Pilot')
    assert.equal((await add(pilot, false, `${ring}/groupAssignments`)).status, 201)
    assert.deepEqual(tenant.assignmentsOf(ring), before)
  })

  it('refuses a group that is there the other way', async () => {
    await start()
    await add(sales, false)
    const refused = await add(sales, true)
    assert.equal(refused.status, 400)
    assert.match(intuneMessage(refused), /unique in an assignment set/)
    assert.equal(tenant.assignmentsOf(kiosk).length, 1)
  })

  it('refuses ids of no group, deleted groups, and everything malformed', async () => {
    await start()
    for (const id of ['nonsense', unknownGroup, 'adadadad-808e-44e2-905a-0b7873a8a531']) {
      const refused = await add(id, false)
      assert.equal(refused.status, 400)
      assert.match(intuneMessage(refused), new RegExp(`^Invalid GroupId : ${id} provided`))
    }
    tenant.removeGroup(sales)
    assert.equal((await add(sales, false)).status, 400)
    const path = `${configurations}/${kiosk}/groupAssignments`
    const pilot = groupId(tenant, 'SG-Intune-Pilot')
    assert.equal((await post(tenant, path, { targetGroupId: pilot, excludeGroup: 'no' })).status, 400)
    assert.equal((await post(tenant, path, { targetGroupId: pilot, filter: 1 })).status, 400)
    assert.equal((await post(tenant, path, '{"targetGroupId":')).status, 400)
    assert.equal((await post(tenant, path, { targetGroupId: pilot }, { 'content-type': 'text/plain' })).status, 400)
    assert.equal(
      (await post(tenant, `${configurations}/${unknownGroup}/groupAssignments`, { targetGroupId: pilot })).status,
      404,
    )
    assert.deepEqual(tenant.assignmentsOf(kiosk), [])
  })

  it('plays services with and without the documented routes', async () => {
    const outcomes: Record<string, unknown> = {}
    for (const routes of ['none', 'plain', 'ref', 'both'] as const) {
      await start({ routes })
      const vpn = configurationId(tenant, 'VPN split tunnel')
      const paths = ['groupAssignments', 'groupAssignments/$ref'].flatMap((path) => [
        `${kiosk}/${path}`,
        `${vpn}/identityCertificate/${path}`,
      ])
      const answers = await Promise.all(paths.map((path) => add(sales, false, path)))
      outcomes[routes] = answers.map(({ status }) => status)
      for (const { at } of answers.filter(({ status }) => status === 400)) {
        assert.equal(at('error', 'code'), 'No method match route template')
        assert.match(
          String(at('error', 'message')),
          /^No OData route exists that match template ~\/singleton\/navigation\/key\/navigation/,
        )
      }
      assert.equal((await ask(tenant, `${configurations}/${kiosk}/groupAssignments`)).status, 200)
      assert.equal((await add(sales, false, `${kiosk}/groupAssignments/nonsense`)).status, 400)
      if (routes !== 'both') await tenant.close()
    }
    assert.deepEqual(outcomes, {
      none: [400, 400, 400, 400],
      plain: [201, 201, 400, 400],
      ref: [400, 400, 201, 201],
      both: [201, 201, 201, 201],
    })
  })

  it('writes to the certificate profile, not to the profile that refers to it', async () => {
    await start()
    const vpn = configurationId(tenant, 'VPN split tunnel')
    const certificate = configurationId(tenant, 'SCEP user certificate')
    const before = tenant.assignmentsOf(vpn)
    const hr = groupId(tenant, 'SG-HR')
    const { json } = await add(hr, false, `${vpn}/identityCertificate/groupAssignments`)
    assert.equal(json['id'], `${certificate}_${hr}`)
    assert.ok(tenant.assignmentsOf(certificate).some(({ id }) => id === json['id']))
    assert.deepEqual(tenant.assignmentsOf(vpn), before)
  })
})

describe('The sample tenant, assign', () => {
  let tenant: SampleTenant
  beforeEach(async () => {
    tenant = await startSampleTenant()
  })
  afterEach(() => tenant.close())
  const assign = (id: string, body: unknown, version = 'beta'): Promise<Answer> =>
    post(tenant, `${version}/deviceManagement/deviceConfigurations/${id}/assign`, body)

  it('replaces the whole set, answers with it, and makes the configuration newer', async () => {
    const ring = configurationId(tenant, 'Update ring - Pilot')
    const before = tenant.configuration(ring)
    const { status, items } = await assign(ring, { assignments: [group(groupId(tenant, 'SG-HR')), everyone] })
    assert.equal(status, 200)
    assert.equal(items.length, 2)
    assert.deepEqual(items, tenant.assignmentsOf(ring))
    assert.equal(tenant.configuration(ring)['version'], Number(before['version']) + 1)
    assert.ok(String(tenant.configuration(ring)['lastModifiedDateTime']) > String(before['lastModifiedDateTime']))
    assert.deepEqual((await assign(ring, { assignments: [] })).json['value'], [])
    assert.deepEqual(tenant.assignmentsOf(ring), [])
  })

  it('gives back every set as it was read, whatever is in it', async () => {
    for (const { id } of tenant.configurations()) {
      const before = tenant.assignmentsOf(String(id))
      const { status } = await assign(String(id), { assignments: before })
      assert.equal(status, 200)
      assert.deepEqual(byId(tenant.assignmentsOf(String(id))), byId(before))
    }
  })

  it('keeps what belongs to a policy set', async () => {
    const kiosk = configurationId(tenant, 'Update ring - Kiosks')
    const before = tenant.assignmentsOf(kiosk)
    await assign(kiosk, { assignments: [] })
    assert.deepEqual(tenant.assignmentsOf(kiosk), before)
  })

  it('takes the legacy parameter too, in beta', async () => {
    const id = configurationId(tenant, 'Kiosk lobby')
    const body = {
      deviceConfigurationGroupAssignments: [{ targetGroupId: groupId(tenant, 'SG-HR'), excludeGroup: true }],
    }
    assert.equal((await assign(id, body, 'v1.0')).status, 400)
    const { at } = await assign(id, body)
    assert.equal(at('value', 0, 'target', '@odata.type'), '#microsoft.graph.exclusionGroupAssignmentTarget')
  })

  it('loses filters and intent in v1.0', async () => {
    const id = configurationId(tenant, 'Update ring - Pilot')
    await assign(id, { assignments: tenant.assignmentsOf(id).map(({ target }) => ({ target })) }, 'v1.0')
    const filters = tenant
      .assignmentsOf(id)
      .map(({ target }) => (target as Record<string, unknown>)['deviceAndAppManagementAssignmentFilterId'])
    assert.deepEqual(filters, [null, null, null])
  })

  it('takes a group that is gone only where the set holds it', async () => {
    const id = configurationId(tenant, 'Update ring - Pilot')
    tenant.removeGroup(groupId(tenant, 'SG-Intune-Exec'))
    assert.equal((await assign(id, { assignments: tenant.assignmentsOf(id) })).status, 200)
    const other = configurationId(tenant, 'Kiosk lobby')
    assert.equal((await assign(other, { assignments: tenant.assignmentsOf(id) })).status, 400)
  })

  it('refuses a set that is not right, and keeps the old one', async () => {
    const id = configurationId(tenant, 'Update ring - Pilot')
    const before = tenant.assignmentsOf(id)
    const hr = groupId(tenant, 'SG-HR')
    const filter = {
      deviceAndAppManagementAssignmentFilterId: unknownGroup,
      deviceAndAppManagementAssignmentFilterType: 'include',
    }
    const bad: Record<string, unknown> = {
      'no group id': { assignments: [{ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget' } }] },
      'id of All devices': { assignments: [group('adadadad-808e-44e2-905a-0b7873a8a531')] },
      'unknown group': { assignments: [group(unknownGroup)] },
      'one group twice': { assignments: [group(hr), group(hr.toUpperCase())] },
      'include and exclude': { assignments: [group(hr), excluded(hr)] },
      'all devices twice': { assignments: [everyone, everyone] },
      'unknown filter': { assignments: [group(hr, filter)] },
      'no filter mode': {
        assignments: [group(hr, { ...filter, deviceAndAppManagementAssignmentFilterType: 'maybe' })],
      },
      'no target': { assignments: [{}] },
      'abstract target': {
        assignments: [{ target: { '@odata.type': '#microsoft.graph.deviceAndAppManagementAssignmentTarget' } }],
      },
      'no collection id': {
        assignments: [{ target: { '@odata.type': '#microsoft.graph.configurationManagerCollectionAssignmentTarget' } }],
      },
      'unknown intent': { assignments: [{ ...everyone, intent: 'perhaps' }] },
      'no list': { assignments: 'all' },
      'no parameter': {},
      'unknown parameter': { mobileAppAssignments: [] },
    }
    for (const [what, body] of Object.entries(bad)) {
      assert.equal((await assign(id, body)).status, 400, what)
      assert.deepEqual(tenant.assignmentsOf(id), before, what)
    }
  })

  it('takes a filter with its mode', async () => {
    const id = configurationId(tenant, 'Kiosk lobby')
    const filter = {
      deviceAndAppManagementAssignmentFilterId: filterId(tenant, 'Corporate owned'),
      deviceAndAppManagementAssignmentFilterType: 'exclude',
    }
    const { at } = await assign(id, { assignments: [group(groupId(tenant, 'SG-HR'), filter)] })
    assert.equal(at('value', 0, 'target', 'deviceAndAppManagementAssignmentFilterType'), 'exclude')
  })

  it('has no route for single assignments', async () => {
    const id = configurationId(tenant, 'Kiosk lobby')
    for (const method of ['POST', 'PATCH', 'DELETE']) {
      const { at } = await ask(tenant, `${configurations}/${id}/assignments`, { method, body: everyone })
      assert.equal(at('error', 'code'), 'No method match route template')
    }
  })
})
