import assert from 'node:assert/strict'
import type { Target } from '../../../../src/intune/model/target.ts'
import {
  type SampleTenant,
  type SampleTenantOptions,
  startSampleTenant,
} from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, type AdministratorOptions, heldBy, idOf, kindOf, sent, writes } from './administrator.ts'

describe('how an assignment is written', () => {
  let service: SampleTenant
  let ada: Administrator
  const group = (name: string): string => idOf(service.groups(), name)
  const configuration = (name: string): string => idOf(service.configurations(), name)
  const target = (name: string): Target => ({ kind: 'group', groupId: group(name) })
  const start = async (options: SampleTenantOptions = {}, own: AdministratorOptions = {}): Promise<void> => {
    service = await startSampleTenant({ throttle: false, ...options })
    ada = await Administrator.signIn(service, own)
    service.clearRequests()
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })

  describe('by the documented POST', () => {
    it('sends the path and the body of the documentation, and reads back, and nothing else', async () => {
      await start()
      const id = configuration('Wi-Fi Guest')
      for (const excludeGroup of [false, true]) {
        service.clearRequests()
        const groupId = group(excludeGroup ? 'SG-External' : 'SG-HR')
        const kind = excludeGroup ? 'excludedGroup' : 'group'
        const outcome = await ada.change(id, { kind: 'add', target: { kind, groupId } })
        assert.equal(outcome.outcome, 'applied')
        assert.deepEqual(sent(service), ['GET assignments', 'POST groupAssignments', 'GET assignments'])
        const [, post] = service.requests
        assert.equal(post?.path, `/beta/deviceManagement/deviceConfigurations/${id}/groupAssignments`)
        assert.equal(post.headers['content-type'], 'application/json')
        assert.deepEqual(post.body, {
          '@odata.type': '#microsoft.graph.deviceConfigurationGroupAssignment',
          targetGroupId: groupId,
          excludeGroup,
        })
      }
    })

    it('writes under identityCertificate for the certificate profile that a configuration refers to', async () => {
      await start()
      const via = ada.assignable(configuration('VPN split tunnel')).configuration
      const state = await ada.tenant.loadCertificate(via)
      assert(state.state === 'read')
      const vpn = heldBy(service, via.id)
      service.clearRequests()
      const assignable = { configuration: state.certificate, via }
      const [outcome] = await ada.apply(ada.planOn([assignable], { kind: 'add', target: target('SG-VPN-Users') }))
      assert.equal(outcome?.outcome, 'applied')
      assert.deepEqual(
        service.requests.map(({ method, path }) => `${method} ${path.replace(/^.*deviceConfigurations/, '')}`),
        [
          `GET /${via.id}/identityCertificate`,
          `GET /${configuration('SCEP user certificate')}/assignments`,
          `POST /${via.id}/identityCertificate/groupAssignments`,
          `GET /${configuration('SCEP user certificate')}/assignments`,
        ],
      )
      assert.equal(heldBy(service, state.certificate.id).length, 2)
      assert.deepEqual(heldBy(service, via.id), vpn)
    })

    it('uses $ref where only that is there, and remembers it', async () => {
      await start({ routes: 'ref' })
      const [one, two] = ['Wi-Fi Guest', 'Network boundary'].map(configuration)
      assert(one && two)
      assert.equal((await ada.change(one, { kind: 'add', target: target('SG-HR') })).outcome, 'applied')
      assert.deepEqual(sent(service), [
        'GET assignments',
        'POST groupAssignments',
        'GET assignments',
        'POST $ref',
        'GET assignments',
      ])
      service.clearRequests()
      assert.equal((await ada.change(two, { kind: 'add', target: target('SG-HR') })).outcome, 'applied')
      assert.deepEqual(sent(service), ['GET assignments', 'POST $ref', 'GET assignments'])
    })

    it('is left for assign where it is not there, learnt once and without a word', async () => {
      await start({ routes: 'none' })
      const [one, two] = ['Wi-Fi Guest', 'Network boundary'].map(configuration)
      assert(one && two)
      const first = await ada.change(one, { kind: 'add', target: target('SG-HR') })
      assert.deepEqual([first.outcome, first.error], ['applied', undefined])
      assert.deepEqual(sent(service), [
        'GET assignments',
        'POST groupAssignments',
        'GET assignments',
        'POST $ref',
        'GET assignments',
        'POST assign',
        'GET assignments',
      ])
      service.clearRequests()
      await ada.change(two, { kind: 'add', target: target('SG-HR') })
      assert.deepEqual(sent(service), ['GET assignments', 'POST assign', 'GET assignments'])
    })

    it('learns the routes of configurations and of certificate profiles apart', async () => {
      await start({ routes: 'none' })
      await ada.change(configuration('Wi-Fi Guest'), { kind: 'add', target: target('SG-HR') })
      const via = ada.assignable(configuration('VPN split tunnel')).configuration
      const state = await ada.tenant.loadCertificate(via)
      assert(state.state === 'read')
      service.clearRequests()
      const assignable = { configuration: state.certificate, via }
      await ada.apply(ada.planOn([assignable], { kind: 'add', target: target('SG-VPN-Users') }))
      assert.deepEqual(sent(service), [
        'GET identityCertificate',
        'GET assignments',
        'POST groupAssignments',
        'GET identityCertificate',
        'GET assignments',
        'POST $ref',
        'GET assignments',
        'POST assign',
        'GET assignments',
      ])
      assert.equal(writes(service).at(-1)?.path.split('/').at(-2), state.certificate.id)
    })

    it('is not for filters, everyone or removals: those go by assign', async () => {
      await start()
      const id = configuration('BitLocker (removable drives)')
      const filter = { id: idOf(service.filters(), 'Corporate owned'), mode: 'include' as const }
      for (const change of [
        { kind: 'add', target: target('SG-Sales'), filter },
        { kind: 'add', target: { kind: 'allDevices' } },
        { kind: 'add', target: { kind: 'allUsers' } },
        { kind: 'remove', target: target('SG-Sales') },
        { kind: 'switchMode', groupId: group('SG-HR') },
        { kind: 'setFilter', target: { kind: 'allUsers' }, filter },
        { kind: 'replaceGroup', from: group('SG-Finance'), to: group('SG-External') },
        { kind: 'clear' },
      ] as const) {
        service.clearRequests()
        assert.equal((await ada.change(id, change)).outcome, 'applied', change.kind)
        assert.deepEqual(sent(service), ['GET assignments', 'POST assign', 'GET assignments'], change.kind)
      }
      assert.deepEqual(service.assignmentsOf(id), [])
    })

    it('is told as it is when it is refused for another reason, and nothing else is tried', async () => {
      await start()
      const id = configuration('Wi-Fi Guest')
      const scopes = 'Application must have one of the following scopes: DeviceManagementConfiguration.ReadWrite.All'
      for (const [status, message, kind] of [
        [400, 'An error has occurred', 'badRequest'],
        [401, 'Access token validation failure.', 'unauthorized'],
        [403, scopes, 'missingScope'],
        [403, 'Forbidden', 'forbidden'],
        [404, 'gone', 'notFound'],
        // A service that failed may have written before, and the write may still show later.
        [500, 'Internal', 'unknownOutcome'],
      ] as const) {
        service.clearRequests()
        const stop = service.fail({
          match: { method: 'POST' },
          times: 9,
          reply: { status, body: { error: { code: 'X', message } } },
        })
        const outcome = await ada.change(id, { kind: 'add', target: target('SG-HR') })
        stop()
        assert.deepEqual([outcome.outcome, kindOf(outcome)], ['failed', kind])
        assert(writes(service).every(({ path }) => path.endsWith('/groupAssignments')))
        assert.deepEqual(service.assignmentsOf(id), [])
      }
      service.clearRequests()
      assert.equal((await ada.change(id, { kind: 'add', target: target('SG-HR') })).outcome, 'applied')
      assert.deepEqual(sent(service), ['GET assignments', 'POST groupAssignments', 'GET assignments'])
    })
  })

  describe('by setting', () => {
    it('assign: the documented POST is never tried', async () => {
      await start({}, { writeRoute: 'assign' })
      await ada.change(configuration('Wi-Fi Guest'), { kind: 'add', target: target('SG-HR') })
      assert.deepEqual(sent(service), ['GET assignments', 'POST assign', 'GET assignments'])
    })

    it('groupAssignments: a service without the route is told as such, each time, and assign does not step in', async () => {
      await start({ routes: 'none' }, { writeRoute: 'groupAssignments' })
      const id = configuration('Wi-Fi Guest')
      for (let n = 0; n < 2; n++) {
        service.clearRequests()
        const outcome = await ada.change(id, { kind: 'add', target: target('SG-HR') })
        assert.deepEqual([outcome.outcome, kindOf(outcome)], ['failed', 'routeMissing'])
        assert.deepEqual(sent(service), ['GET assignments', 'POST groupAssignments', 'GET assignments', 'POST $ref'])
      }
      assert.deepEqual(service.assignmentsOf(id), [])
    })
  })

  describe('on many configurations', () => {
    for (const routes of ['plain', 'none'] as const) {
      it(`takes at most three requests each, ${routes === 'plain' ? 'by the documented POST' : 'by assign'}`, async () => {
        await start({ configurations: 60, groups: 30, routes })
        const added = String(service.groups()[7]?.['id'])
        const ids = [...ada.tenant.configurations].map(({ id }) => id)
        const plan = ada.plan(ids, { kind: 'add', target: { kind: 'group', groupId: added } })
        for (const { outcome } of await ada.apply(plan)) assert.equal(outcome, 'applied')
        const perConfiguration = Map.groupBy(service.requests, ({ path }) => path.split('/')[4] ?? '')
        const [first = '', ...others] = plan.entries.map(({ assignable }) => assignable.configuration.id)
        // The first one learns what routes there are.
        assert.equal(perConfiguration.get(first)?.length, routes === 'plain' ? 3 : 7)
        for (const id of others) assert.equal(perConfiguration.get(id)?.length, 3)
      })
    }

    it('reads the set anew after the route turned out to be missing, and loses nothing that came in between', async () => {
      await start({ routes: 'none' })
      const ids = ['Wi-Fi Guest', 'Network boundary'].map(configuration)
      const plan = ada.plan(ids, { kind: 'add', target: target('SG-HR') })
      const everyone = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
      const [first = ''] = ids
      service.fail({ match: { method: 'POST', path: /ref$/ }, run: (tenant) => tenant.edit(first, [everyone]) })
      const [outcome] = await ada.apply(plan)
      assert.deepEqual([outcome?.outcome, outcome?.others?.map(({ key }) => key)], ['applied', ['allDevices']])
      assert.equal(service.assignmentsOf(first).length, 2)
    })

    it('keeps the order of two plans on one configuration', async () => {
      await start({ routes: 'none', latencyMs: 5 })
      const id = configuration('Wi-Fi Guest')
      const plans = ['SG-HR', 'SG-Finance', 'SG-Sales'].map((name) =>
        ada.plan([id], { kind: 'add', target: target(name) }),
      )
      const outcomes = await Promise.all(plans.map((plan) => ada.apply(plan)))
      assert.deepEqual(
        outcomes.flat().map(({ outcome }) => outcome),
        ['applied', 'applied', 'applied'],
      )
      assert.deepEqual(
        writes(service)
          .filter(({ status }) => status === 200)
          .map(({ body }) => (body as { assignments: unknown[] }).assignments.length),
        [1, 2, 3],
      )
    })
  })
})
