import assert from 'node:assert/strict'
import { GroupDirectory } from '../../../../src/intune/directory/groupDirectory.ts'
import { groupOf } from '../../../../src/intune/model/target.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../../graph/graphHarness.ts'
import { Administrator, heldBy, wrongPlaces, ref } from '../applying/administrator.ts'

const list = /deviceConfigurations\?/

describe('the model of a tenant', () => {
  let service: SampleTenant
  let ada: Administrator
  const start = async (options: SampleTenantOptions): Promise<void> => {
    service = await startSampleTenant({ throttle: false, groups: 20, ...options })
    ada = await Administrator.signIn(service)
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const ids = (): string[] => [...ada.tenant.configurations].map(({ id }) => id)
  const assertTrue = (id: string): void => {
    const set = ada.tenant.set(ref(id))
    assert(set?.state === 'read', `${id} is ${set?.state}`)
    assert.deepEqual(
      wrongPlaces(
        service,
        id,
        set.set.assignments.map(({ raw }) => raw),
      ),
      [],
    )
  }

  it('takes one request a page, and one batch for the names', async () => {
    await start({ configurations: 1_000, groups: 200 })
    const groups = ids().flatMap((id) => {
      const set = ada.tenant.set(ref(id))
      return set?.state === 'read' ? set.set.assignments.flatMap(({ target }) => groupOf(target) ?? []) : []
    })
    await new GroupDirectory(ada.graph, new FastClock()).resolve(groups)
    assert.deepEqual(
      service.requests.filter(({ inner }) => !inner).map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`),
      ['GET /beta/deviceManagement/deviceConfigurations', 'POST /v1.0/$batch'],
    )
    assert.equal(ada.tenant.size, 1_000)
    assert(groups.length > 2_500)
  })

  it('follows pages, empty ones too, and shows rows as they come', async () => {
    await start({ configurations: 95, pageSize: 20, emptyPages: true })
    assert.equal(ada.tenant.size, 95)
    const sizes: number[] = []
    const other = await Administrator.signIn(service)
    other.tenant.onDidChange((change) => {
      if (change === 'list') sizes.push(other.tenant.size)
    })
    service.removeConfiguration(ids()[0] ?? '')
    await other.tenant.load()
    // Each page, what is gone, and the end.
    assert.equal(sizes.length, 9 + 1 + 1)
    assert.equal(other.tenant.size, 94)
    await other.signOut()
  })

  it('completes sets that the expansion cut short', async () => {
    await start({ configurations: 60, expandPageSize: 2, assignmentsPageSize: 3, emptyPages: true })
    for (const id of ids()) assertTrue(id)
    const long = ids().filter((id) => heldBy(service, id).length > 3)
    assert(long.length > 5)
  })

  it('shows what could not be read as that, and reads it when asked again', async () => {
    service = await startSampleTenant({ throttle: false, configurations: 60, expandPageSize: 2 })
    const long = service
      .configurations()
      .flatMap(({ id }) => (heldBy(service, String(id)).length > 2 ? [String(id)] : []))
    const [one = ''] = long
    const stop = service.fail({ match: { path: new RegExp(`${one}/assignments`) }, times: 100, reply: { status: 403 } })
    ada = await Administrator.signIn(service)
    assert.equal(ada.tenant.set(ref(one))?.state, 'unread')
    assert.equal(ids().filter((id) => ada.tenant.set(ref(id))?.state === 'unread').length, 1)
    await ada.tenant.reload(ada.assignable(one).configuration)
    assert.equal(ada.tenant.set(ref(one))?.state, 'unread')
    stop()
    await ada.tenant.reload(ada.assignable(one).configuration)
    assertTrue(one)
  })

  it('shows every row where the batch that completes some sets fails as a whole', async () => {
    service = await startSampleTenant({ throttle: false, configurations: 60, expandPageSize: 2 })
    service.fail({ match: { path: /\$batch$/ }, times: 100, reply: { status: 500 } })
    ada = await Administrator.signIn(service)
    assert.equal(ada.tenant.size, 60)
    for (const id of ids()) {
      if (heldBy(service, id).length > 2) assert.equal(ada.tenant.set(ref(id))?.state, 'unread')
      else assertTrue(id)
    }
  })

  it('reads without $select and $expand where the service refuses them', async () => {
    service = await startSampleTenant({ throttle: false, configurations: 30 })
    service.fail({
      match: { path: /\$expand/ },
      times: 100,
      reply: { status: 400, body: { error: { code: 'BadRequest' } } },
    })
    ada = await Administrator.signIn(service)
    assert.equal(ada.tenant.size, 30)
    for (const id of ids()) assertTrue(id)
  })

  it('keeps all rows when a refresh fails midway, and takes what it got', async () => {
    await start({ configurations: 95, pageSize: 20 })
    const readAt = ada.tenant.listReadAt
    const before = ids()
    const [first = ''] = before
    service.edit(first, [])
    service.fail({ match: { path: list }, skip: 2, times: 100, reply: { status: 500 } })
    await assert.rejects(ada.tenant.load(), { kind: 'service' })
    assert.deepEqual(ids(), before)
    assert.equal(ada.tenant.listReadAt, readAt)
    for (const id of before) assertTrue(id)
  })

  it('drops configurations that are gone, at a refresh and when one is read anew', async () => {
    await start({ configurations: 30 })
    const [one = '', two = ''] = ids()
    const configuration = ada.assignable(two).configuration
    service.removeConfiguration(one)
    await ada.tenant.load()
    assert.deepEqual([ada.tenant.configuration(ref(one)), ada.tenant.set(ref(one))], [undefined, undefined])
    service.removeConfiguration(two)
    await ada.tenant.reload(configuration)
    assert.deepEqual([ada.tenant.configuration(ref(two)), ada.tenant.set(ref(two))], [undefined, undefined])
    assert.equal(await ada.tenant.find(two), undefined)
  })

  it('does not lose a row that moves to an earlier page while another one is deleted', async () => {
    await start({ configurations: 40, pageSize: 10 })
    const [first = '', ...others] = ids()
    service.fail({ match: { path: /skiptoken/ }, run: () => service.removeConfiguration(first) })
    await ada.tenant.load()
    // What was deleted had been read by then.
    assert.deepEqual(ids(), [first, ...others])
    for (const id of others) assertTrue(id)
    await ada.tenant.load()
    assert.deepEqual(ids(), others)
  })

  it('is not set back by a refresh that was under way while something was written', async () => {
    await start({ configurations: 40, pageSize: 10, routes: 'none' })
    const [first = ''] = ids()
    // The answer with the first page is made, and held back until the write is through.
    const { promise: made, resolve } = Promise.withResolvers<void>()
    service.fail({ match: { path: list }, after: true, run: () => resolve() })
    service.fail({ match: { path: list }, after: true, delayMs: 300 })
    const refreshed = ada.tenant.load()
    await made
    const outcome = await ada.change(first, { kind: 'clear' }, { kind: 'add', target: { kind: 'allUsers' } })
    assert.equal(outcome.outcome, 'applied')
    assertTrue(first)
    await refreshed
    assertTrue(first)
  })

  it('stops when it is cancelled, and stays as it was', async () => {
    await start({ configurations: 95, pageSize: 20 })
    const before = ids()
    const controller = new AbortController()
    service.fail({ match: { path: list }, skip: 1, run: () => controller.abort() })
    await assert.rejects(ada.tenant.load(controller.signal))
    assert.deepEqual(ids(), before)
  })
})
