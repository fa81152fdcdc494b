import assert from 'node:assert/strict'
import { kindTable } from '../../../../src/intune/kinds/kindTable.ts'
import type { KindState } from '../../../../src/intune/tenant/kindState.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator } from '../applying/administrator.ts'

describe('the model of a whole tenant', () => {
  let service: SampleTenant
  let ada: Administrator
  const start = async (options: SampleTenantOptions = {}): Promise<void> => {
    service = await startSampleTenant({ throttle: false, ...options })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const others = kindTable.filter(({ id }) => id !== 'deviceConfigurations')
  const states = (): Record<string, KindState['state']> =>
    Object.fromEntries([...ada.tenant.kinds].map(([{ id }, { state }]) => [id, state]))
  /** What the service holds and the model has not, or has otherwise. */
  const wrong = (): string[] =>
    others.flatMap((kind) =>
      service
        .kind(kind.id)
        .all()
        .flatMap((entity) => {
          const id = String(entity['id'])
          // Microsoft's own, that only app protection knows: the admin center leaves it out as well.
          if (entity['appAvailability'] === 'global') return []
          const set = ada.tenant.set({ kind, id })
          if (set?.state !== 'read') return [`${kind.id}/${id} is ${set?.state}`]
          const held = service
            .kind(kind.id)
            .assignmentsOf(id)
            .map((one) => String(one['id']))
          const has = set.set.assignments.map(({ raw }) => String(raw['id']))
          return has.length === held.length && new Set([...has, ...held]).size === held.length
            ? []
            : [`${kind.id}/${id} has ${has.length} of ${held.length}`]
        }),
    )

  it('reads every kind to its end, and every set as the service holds it', async () => {
    await start()
    assert.deepEqual(states(), Object.fromEntries(kindTable.map(({ id }) => [id, 'read'])))
    assert.deepEqual(wrong(), [])
    const listed = others.reduce((sum, { id }) => sum + service.kind(id).all().length, 0)
    assert.equal(ada.tenant.size, service.configurations().length + listed - 1)
  })

  it('asks for all first pages at once, with one request for each permission', async () => {
    await start()
    const permissions = new Set(kindTable.map(({ scopes }) => scopes.read.join(' ')))
    const outer = service.requests.filter(({ inner }) => !inner)
    // Then the sets that the lists don't bring, together as well.
    assert.ok(outer.length <= 2 * permissions.size, `${outer.length} requests`)
    const paths = service.requests.map(({ path }) => path.replace(/\?.*/, ''))
    for (const { collection } of kindTable) {
      assert.equal(paths.filter((path) => path === `/beta/${collection}`).length, 1, collection)
    }
  })

  it('reads every set also where nothing comes whole at the first time', async () => {
    await start({ pageSize: 3, emptyPages: true, expandPageSize: 1, assignmentsPageSize: 1 })
    assert.deepEqual(wrong(), [])
  })

  it('reads the rest where a permission is missing, and says which', async () => {
    service = await startSampleTenant({ throttle: false, tokens: () => ['DeviceManagementConfiguration.Read.All'] })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
    const missing = [...ada.tenant.kinds].flatMap(([{ area }, state]) => (state.state === 'notAllowed' ? [area] : []))
    assert.deepEqual([...new Set(missing)].toSorted(), ['apps', 'configuration', 'enrollment', 'tenant', 'windows365'])
    assert.equal(states()['configurationPolicies'], 'read')
  })

  it('keeps a kind that fails from taking others down', async () => {
    service = await startSampleTenant({ throttle: false })
    service.fail({
      match: { path: /mobileApps/ },
      times: 99,
      reply: { status: 500, body: { error: { code: 'x', message: 'y' } } },
    })
    ada = await Administrator.signIn(service, { kinds: () => kindTable })
    assert.equal(states()['mobileApps'], 'failed')
    assert.equal(Object.values(states()).filter((state) => state === 'read').length, kindTable.length - 1)
  })
})
