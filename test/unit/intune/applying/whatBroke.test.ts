import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import type { Graph } from '../../../../src/graph/graph.ts'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import type { Target } from '../../../../src/intune/model/target.ts'
import { undoPairs } from '../../../../src/intune/journal/replay.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import { planFresh } from '../../../../src/operations/planFresh.ts'
import { planReplacement } from '../../../../src/operations/replaceGroup.ts'
import { planToRestore } from '../../../../src/operations/planToRestore.ts'
import type { Connection } from '../../../../src/session/connection.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { FastClock } from '../../graph/graphHarness.ts'
import { Administrator, type AdministratorOptions, heldBy, idOf, kindOf, ref, sent, writes } from './administrator.ts'

type Raw = Readonly<Record<string, unknown>>

const everyDevice: Raw = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
const everyUser: Raw = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }
const addDevices: Change = { kind: 'add', target: { kind: 'allDevices' } }
const write = { method: 'POST', path: /\/(assign|groupAssignments)(\/\$ref)?$/ }
const read = { method: 'GET', path: /\/assignments/ }

/** Each of these lost an assignment, or said something that was not true, in version 0.1.0. */
describe('what broke the first version', () => {
  let service: SampleTenant
  let ada: Administrator
  let id: string
  let hr: string
  let sales: string
  const include = (groupId: string, more: Raw = {}): Raw => ({
    ...more,
    target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
  })
  const exclude = (groupId: string): Raw => ({
    target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId },
  })
  const group = (groupId: string): Target => ({ kind: 'group', groupId })
  const start = async (
    held: readonly Raw[] = [],
    options: Parameters<typeof startSampleTenant>[0] = {},
    window: AdministratorOptions = {},
  ): Promise<void> => {
    service = await startSampleTenant({ throttle: false, routes: 'none', ...options })
    id = idOf(service.configurations(), 'Wi-Fi Guest')
    hr = idOf(service.groups(), 'SG-HR')
    sales = idOf(service.groups(), 'SG-Sales')
    service.edit(id, held)
    ada = await Administrator.signIn(service, window)
    service.clearRequests()
  }
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const theirs = (raw: Raw): void => service.edit(id, [...service.assignmentsOf(id), raw])
  const types = (): string[] =>
    heldBy(service, id)
      .map((raw) => {
        const { target } = assignmentFromGraph(raw)
        return 'groupId' in target ? `${target.kind} ${target.groupId}` : target.kind
      })
      .sort()
  const undo = async (plan: Plan): Promise<Plan> => {
    const detail = await ada.recorded(plan)
    return planOf(undoPairs(detail, (one) => ada.tenant.configuration(one)).pairs)
  }
  const connection = (): Connection => ({ tenant: ada.tenant }) as unknown as Connection

  describe('a wait between the look and the write', () => {
    const through =
      (change: (graph: Graph) => Partial<Graph>) =>
      (graph: Graph): Graph => {
        const bound = Object.fromEntries(
          (['get', 'count', 'pages', 'batch', 'ask', 'writeTurn', 'writeToken', 'post'] as const).map((name) => [
            name,
            (graph[name] as (...args: unknown[]) => unknown).bind(graph),
          ]),
        ) as unknown as Graph
        return { ...bound, ...change(graph) }
      }

    it('for a token: what others do then is kept', async () => {
      await start(
        [],
        {},
        {
          through: through((graph) => ({
            writeToken: async (...args) => {
              theirs(everyUser)
              return graph.writeToken(...args)
            },
          })),
        },
      )
      assert.equal((await ada.change(id, addDevices)).outcome, 'applied')
      assert.deepEqual(types(), ['allDevices', 'allUsers'])
    })

    it('for a fresh token, because the service refused the first: it looks again', async () => {
      await start()
      service.fail({ match: write, reply: { status: 401 }, run: () => theirs(everyUser) })
      assert.equal((await ada.change(id, addDevices)).outcome, 'applied')
      assert.deepEqual(types(), ['allDevices', 'allUsers'])
    })

    it('for the disk: the journal has the intent before the look', async () => {
      let slow = false
      await start(
        [],
        {},
        {
          journal: {
            openFile: async (path) => {
              const handle = await open(path, 'ax', 0o600)
              const datasync = async (): Promise<void> => {
                if (slow && writes(service).length === 0 && types().length === 0) theirs(everyUser)
                await handle.datasync()
              }
              return {
                datasync,
                appendFile: handle.appendFile.bind(handle),
                stat: handle.stat.bind(handle),
                truncate: handle.truncate.bind(handle),
                close: handle.close.bind(handle),
              }
            },
          },
        },
      )
      const plan = ada.plan([id], addDevices)
      slow = true
      assert.equal((await ada.apply(plan))[0]?.outcome, 'applied')
      assert.deepEqual(types(), ['allDevices', 'allUsers'])
    })

    it('for a connection: reads of lists, however many and slow, are not in its way', async () => {
      await start()
      service.fail({ match: { path: /deviceConfigurations\?/ }, times: 40, delayMs: 2_000 })
      const slow = new AbortController()
      const reads = Array.from({ length: 40 }, () =>
        ada.graph.get('beta/deviceManagement/deviceConfigurations?$top=1', {}, slow.signal).catch(() => undefined),
      )
      const began = performance.now()
      assert.equal((await ada.change(id, addDevices)).outcome, 'applied')
      assert(performance.now() - began < 1_500)
      slow.abort()
      await Promise.all(reads)
    })
  })

  it('takes three requests for an addition, and nothing goes out between the end of the look and the POST', async () => {
    for (const routes of ['plain', 'none'] as const) {
      await start([include(hr)], { routes }, { writeRoute: routes === 'none' ? 'assign' : 'auto' })
      const waits: string[] = []
      const graph = ada.graph as unknown as Record<string, (...args: unknown[]) => unknown>
      for (const name of ['writeToken', 'writeTurn', 'post']) {
        const own = graph[name]?.bind(graph)
        graph[name] = (...args) => {
          waits.push(name)
          return own?.(...args)
        }
      }
      assert.equal((await ada.change(id, { kind: 'add', target: group(sales) })).outcome, 'applied')
      const call = routes === 'none' ? 'assign' : 'groupAssignments'
      assert.deepEqual(sent(service), ['GET assignments', `POST ${call}`, 'GET assignments'])
      assert.deepEqual(waits, ['writeToken', 'writeTurn', 'post'])
      if (routes === 'plain') {
        await ada.signOut()
        await service.close()
      }
    }
  })

  it('what the service does not keep of the untouched is told, and can be put back', async () => {
    await start([include(hr, { schedule: 3 }), everyUser])
    service.fail({
      match: write,
      skip: 0,
      times: 9,
      after: true,
      run: (tenant) => {
        const held = tenant.assignmentsOf(id)
        if (held.length === 3)
          tenant.edit(
            id,
            held.filter((raw) => !JSON.stringify(raw).includes(hr)),
          )
      },
    })
    const outcome = await ada.change(id, addDevices)
    assert.deepEqual([outcome.outcome, outcome.lost?.length, outcome.others], ['applied', 1, []])
    const [restored] = await ada.apply(planToRestore([outcome]))
    // The service drops it again, and that is said again.
    assert.equal(restored?.fate, 'accepted')
    assert.notEqual(kindOf(restored), undefined)
  })

  it('a set that was read an hour ago is still what the user saw: another filter there is not overwritten', async () => {
    const clock = Object.assign(new FastClock(), { now: () => Date.now() - 5 * 3_600_000 })
    await start([include(hr)], {}, { clock })
    const filter = {
      deviceAndAppManagementAssignmentFilterId: idOf(service.filters(), 'Corporate owned'),
      deviceAndAppManagementAssignmentFilterType: 'include',
    }
    const filtered = { target: { ...(include(hr)['target'] as Raw), ...filter } }
    service.edit(id, [filtered])
    const before = heldBy(service, id)
    const items = [{ assignable: ada.assignable(id), set: ada.tenant.set(ref(id)) ?? assert.fail() }]
    const plan = await planFresh(connection(), items, () => [{ kind: 'switchMode', groupId: hr }])
    const [outcome] = await ada.apply(plan)
    assert.deepEqual([outcome?.outcome, outcome?.fate], ['stale', 'notSent'])
    assert.deepEqual(heldBy(service, id), before)
  })

  it('nothing is told to do from a list that a clock which was set back since makes look fresh', async () => {
    const clock = Object.assign(new FastClock(), { now: () => Date.now() + 5 * 3_600_000 })
    await start([], {}, { clock })
    const items = [{ assignable: ada.assignable(id), set: ada.tenant.set(ref(id)) ?? assert.fail() }]
    theirs(everyDevice)
    const plan = await planFresh(connection(), items, () => [{ kind: 'remove', target: { kind: 'allDevices' } }])
    assert.deepEqual([plan.entries.length, plan.unchanged.length], [1, 0])
  })

  it('a page that others make shorter while it is read costs no assignment', async () => {
    const groups = Array.from({ length: 9 }, (_, n) => `00000000-0000-0000-0000-00000000001${n}`)
    await start(
      groups.map((one) => include(one)),
      { assignmentsPageSize: 4 },
    )
    service.fail({ match: read, skip: 1, run: (tenant) => tenant.edit(id, tenant.assignmentsOf(id).slice(1)) })
    assert.equal((await ada.change(id, addDevices)).outcome, 'applied')
    assert.deepEqual(types(), ['allDevices', ...groups.slice(1).map((one) => `group ${one}`)])
  })

  it('pages that never agree are not built upon', async () => {
    const groups = Array.from({ length: 9 }, (_, n) => `00000000-0000-0000-0000-00000000001${n}`)
    await start(
      groups.map((one) => include(one)),
      { assignmentsPageSize: 4 },
    )
    let turn = 0
    const flicker = (): void =>
      service.edit(
        id,
        (turn++ % 2 ? groups : groups.slice(1)).map((one) => include(one)),
      )
    service.fail({ match: { method: 'GET', path: /\/assignments$/ }, times: 99, run: flicker })
    const outcome = await ada.change(id, addDevices)
    assert.deepEqual([outcome.outcome, outcome.fate, kindOf(outcome)], ['failed', 'notSent', 'beingEdited'])
    assert.equal(writes(service).length, 0)
  })

  it('a group that is there twice is edited only by saying which one it shall be', async () => {
    await start([include(hr), { ...exclude(hr), extra: { kept: 1 } }, everyUser])
    const changes: readonly Change[] = [
      { kind: 'setFilter', target: group(hr), filter: null },
      { kind: 'replaceGroup', from: hr, to: sales },
      { kind: 'remove', target: group(hr) },
      { kind: 'switchMode', groupId: hr },
    ]
    for (const change of changes) {
      const { entries, refused } = ada.plan([id], change)
      assert.deepEqual([entries.length, refused.map(kindOf)], [0, ['ambiguous']], change.kind)
    }
    const plan = ada.plan([id], { kind: 'makeIt', target: { kind: 'excludedGroup', groupId: hr } })
    const exclusion = heldBy(service, id).find((raw) => JSON.stringify(raw).includes('exclusion'))
    assert.equal((await ada.apply(plan))[0]?.outcome, 'applied')
    assert.deepEqual(types(), ['allUsers', `excludedGroup ${hr}`])
    // The twin that said it already stays as it was, with all that it has.
    assert.deepEqual(
      heldBy(service, id).find((raw) => JSON.stringify(raw).includes('exclusion')),
      exclusion,
    )
  })

  it('both of a group that was there twice come back with an undo', async () => {
    await start([include(hr), exclude(hr)])
    const plan = ada.plan([id], { kind: 'makeIt', target: group(hr) })
    await ada.apply(plan)
    assert.deepEqual(types(), [`group ${hr}`])
    // A set with one target in two ways is never sent: where the service has it, somebody else made it.
    const [outcome] = await ada.apply(await undo(plan))
    assert.deepEqual([outcome?.fate, outcome && kindOf(outcome)], ['notSent', 'unsendable'])
    assert.deepEqual(types(), [`group ${hr}`])
  })

  describe('reads that lag behind a write', () => {
    const lagging = (reads: number): void => {
      const old = { status: 200, body: { value: service.assignmentsOf(id) } }
      service.fail({ match: write, run: () => void service.fail({ match: read, times: reads, reply: old }) })
    }

    it('are waited for, and the write is told as what it is', async () => {
      await start([include(hr)])
      lagging(2)
      const plan = ada.plan([id], addDevices)
      const [outcome] = await ada.apply(plan)
      assert.deepEqual([outcome?.outcome, outcome?.error, outcome?.held?.assignments.length], ['applied', undefined, 2])
      assert.equal((await undo(plan)).entries.length, 1)
    })

    it('do not make the next write take the first one back', async () => {
      await start([include(hr)])
      const first = ada.plan([id], addDevices)
      const second = ada.plan([id], { kind: 'add', target: { kind: 'allUsers' } })
      await ada.apply(first)
      const [old] = [service.assignmentsOf(id).filter((raw) => !JSON.stringify(raw).includes('allDevices'))]
      service.fail({ match: read, times: 3, reply: { status: 200, body: { value: old } } })
      assert.equal((await ada.apply(second))[0]?.outcome, 'applied')
      assert.deepEqual(types(), ['allDevices', 'allUsers', `group ${hr}`])
    })
  })

  it('a certificate is only written to by way of a profile that still refers to it', async () => {
    await start([], { routes: 'plain' })
    const via = ada.assignable(idOf(service.configurations(), 'VPN split tunnel')).configuration
    const state = await ada.tenant.loadCertificate(via)
    assert(state.state === 'read')
    const plan = ada.planOn([{ configuration: state.certificate, via }], {
      kind: 'add',
      target: group(idOf(service.groups(), 'SG-VPN-Users')),
    })
    const other = service.configuration(idOf(service.configurations(), 'Contoso Root CA'))
    service.fail({ match: { path: /identityCertificate$/ }, times: 9, reply: { status: 200, body: other } })
    service.clearRequests()
    assert.equal((await ada.apply(plan))[0]?.outcome, 'applied')
    assert.deepEqual(
      writes(service).map(({ path }) => path.split('/').slice(-2)),
      [[state.certificate.id, 'assign']],
    )
  })

  it('an undo brings back what was there right before the write, also what the list had left out', async () => {
    await start([include(hr)])
    service.edit(id, [include(hr, { settings: { deep: [1] } })])
    const before = heldBy(service, id).map((raw) => raw['settings'])
    const plan = ada.plan([id], { kind: 'remove', target: group(hr) })
    assert.equal((await ada.apply(plan))[0]?.outcome, 'applied')
    assert.equal((await ada.apply(await undo(plan)))[0]?.outcome, 'applied')
    assert.deepEqual(
      heldBy(service, id).map((raw) => raw['settings']),
      before,
    )
  })

  it('a certain "no such route" leaves no doubt about a write that was never sent', async () => {
    await start()
    // The documented call is not there, and then nothing can be read any more.
    service.fail({ match: read, skip: 1, times: 99, reply: { status: 403 } })
    const outcome = await ada.change(id, { kind: 'add', target: group(hr) })
    assert.deepEqual([outcome.outcome, outcome.fate, kindOf(outcome)], ['failed', 'refused', 'forbidden'])
  })

  it('a configuration that is gone is not taken for a route that is missing', async () => {
    await start([], { routes: 'plain' })
    service.fail({ match: read, run: (tenant) => tenant.removeConfiguration(id), after: true })
    const outcome = await ada.change(id, { kind: 'add', target: group(hr) })
    assert.deepEqual([outcome.outcome, outcome.fate, kindOf(outcome)], ['failed', 'refused', 'notFound'])
    service.clearRequests()
    const next = idOf(service.configurations(), 'Network boundary')
    await ada.change(next, { kind: 'add', target: group(hr) })
    assert.deepEqual(sent(service), ['GET assignments', 'POST groupAssignments', 'GET assignments'])
  })

  it('an approval is asked for the call that will be made', async () => {
    await start([], { approval: 'required' })
    const plan = ada.plan([id], { kind: 'add', target: group(hr) })
    const [outcome] = await ada.apply(plan, { justification: 'Known' })
    assert.deepEqual([outcome?.outcome, outcome?.fate], ['pendingApproval', 'refused'])
    assert.match(outcome?.approval?.path ?? '', /\/assign$/)
  })

  it('an approved set is not sent where others changed a property that no row names', async () => {
    await start([include(hr)], { approval: 'required' })
    const plan = ada.plan([id], addDevices)
    await ada.apply(plan, { justification: 'Known' })
    for (const { requestId } of service.approvals()) service.approve(requestId)
    service.edit(id, [{ ...service.assignmentsOf(id)[0], schedule: { hours: 3 } }])
    service.clearRequests()
    const [entry] = (await ada.recorded(plan)).configurations
    assert(entry)
    const outcome = await ada.applier.finishApproved(ada.assignable(id), entry)
    assert.deepEqual([outcome.outcome, outcome.others?.length], ['stale', 1])
    assert.equal(writes(service).length, 0)
  })

  it('replace everywhere is planned on what is there now', async () => {
    await start([include(hr)])
    const other = idOf(service.configurations(), 'Network boundary')
    service.edit(other, [include(hr)])
    const wording = { t: String, groupName: String, subject: () => '' } as never
    const request = { from: { id: hr }, to: { id: sales } }
    const { plan } = await planReplacement({ connection: connection(), wording }, request)
    const ids = plan.entries.map(({ assignable }) => assignable.configuration.id)
    assert(ids.includes(other) && ids.includes(id))
  })

  it('a refusal while another did the same is theirs, and our undo takes nothing back', async () => {
    await start()
    service.fail({ match: write, times: 3, run: () => service.edit(id, [everyDevice]), reply: { status: 409 } })
    const plan = ada.plan([id], addDevices)
    const [outcome] = await ada.apply(plan)
    assert.deepEqual([outcome?.outcome, outcome?.fate], ['unchanged', 'refused'])
    assert.equal((await undo(plan)).entries.length, 0)
  })

  it('what was written is never told as "nothing was written", whatever others did since', async () => {
    await start()
    service.fail({ match: write, after: true, drop: true, run: (tenant) => tenant.edit(id, [exclude(hr)]) })
    const [outcome] = await ada.apply(ada.plan([id], { kind: 'add', target: group(hr) }, addDevices))
    assert.equal(outcome?.fate, 'unknown')
  })

  it('ids in another case are one configuration: its writes take turns', async () => {
    await start()
    const { configuration } = ada.assignable(id)
    const shouted = { configuration: { ...configuration, id: id.toUpperCase() } }
    const set = ada.tenant.set(ref(id))
    assert(set?.state === 'read')
    const plans = [addDevices, { kind: 'add', target: { kind: 'allUsers' } } as const].map((change, index) =>
      index === 0 ? ada.plan([id], change) : ada.planOn([{ configuration }], change),
    )
    const [first, second] = plans
    assert(first && second)
    const loud = { ...second, entries: second.entries.map((entry) => ({ ...entry, assignable: shouted })) }
    service.fail({ match: write, delayMs: 50 })
    await Promise.all([ada.applier.apply(first, { record }), ada.applier.apply(loud, { record })])
    assert.deepEqual(types(), ['allDevices', 'allUsers'])
  })

  it('cancelling ends the wait of a write that was told to slow down', async () => {
    const controller = new AbortController()
    const clock = new FastClock()
    const sleep = clock.sleep.bind(clock)
    await start(
      [],
      {},
      {
        clock: Object.assign(clock, {
          sleep: (ms: number, signal?: AbortSignal) => {
            if (ms > 5_000) controller.abort()
            return signal?.aborted ? Promise.reject(new Error('aborted')) : sleep(ms, signal)
          },
        }),
      },
    )
    service.fail({ match: write, times: 99, reply: { status: 429, headers: { 'retry-after': '60' } } })
    const [outcome] = await ada.apply(ada.plan([id], addDevices), {}, controller.signal)
    assert.deepEqual([outcome?.outcome, outcome?.fate, outcome && kindOf(outcome)], ['failed', 'refused', 'cancelled'])
    assert.equal(writes(service).length, 1)
  })
})

const record = { intent: async () => {}, sending: () => {}, outcome: async () => {} }
