import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { assignmentKey } from '../../../../src/intune/model/assignmentKey.ts'
import type { AppendHandle } from '../../../../src/intune/journal/journalFile.ts'
import { undoPairs } from '../../../../src/intune/journal/replay.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import { type Fault, type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, idOf, kindOf, writes, wrongPlaces, ref } from './administrator.ts'

type Trouble = Pick<Fault, 'reply' | 'drop' | 'delayMs'>

const error = (status: number, message: string, headers: Record<string, string> = {}): Trouble => ({
  reply: { status, headers, body: { error: { code: 'Trouble', message } } },
})
const troubles: Readonly<Record<string, Trouble>> = {
  '400': error(400, 'An error has occurred'),
  '401': error(401, 'Access token validation failure.'),
  '403 scope': error(403, 'must have one of the following scopes: DeviceManagementConfiguration.ReadWrite.All'),
  '403 role': error(403, 'Forbidden'),
  '404': error(404, 'does not exist'),
  '409': error(409, 'conflicts with the current state'),
  '429 with Retry-After': error(429, 'Too many requests.', { 'retry-after': '2.5' }),
  '429 without': error(429, 'Too many requests.'),
  '500': error(500, 'InternalError'),
  '503': error(503, 'Busy'),
  'a time-out': { delayMs: 400, drop: true },
  'a dropped connection': { drop: true },
  'no JSON': { reply: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' } },
  'a page without value': { reply: { status: 200, body: { '@odata.context': 'x' } } },
}
const write = { method: 'POST', path: /\/(assign|groupAssignments)$/ }
const read = { method: 'GET', path: /\/assignments/ }
/** Where in apply it happens: the step's fault, and in which routes there is such a step. */
const steps: Readonly<Record<string, { fault: Omit<Fault, keyof Trouble>; routes: readonly Route[] }>> = {
  'at the re-read': { fault: { match: read }, routes: ['assign', 'groupAssignments'] },
  'in place of the write': { fault: { match: write }, routes: ['assign', 'groupAssignments'] },
  'after the write was carried out': { fault: { match: write, after: true }, routes: ['assign', 'groupAssignments'] },
}
type Route = 'assign' | 'groupAssignments'

describe('trouble at every step of apply', function () {
  this.timeout(30_000)
  let service: SampleTenant
  let id: string
  let start: readonly Readonly<Record<string, unknown>>[]
  let groupId: string
  const windows = new Map<string, Administrator>()
  const window = async (route: Route, timeoutMs: number): Promise<Administrator> => {
    const key = `${route} ${timeoutMs}`
    const known = windows.get(key)
    if (known) return known
    const ada = await Administrator.signIn(service, { writeRoute: route, timeoutMs })
    windows.set(key, ada)
    return ada
  }
  before(async () => {
    service = await startSampleTenant({ throttle: false })
    id = idOf(service.configurations(), 'Update ring - Pilot')
    groupId = idOf(service.groups(), 'SG-HR')
    start = heldBy(service, id)
  })
  beforeEach(() => service.edit(id, start))
  after(async () => {
    for (const ada of windows.values()) await ada.signOut()
    await service.close()
  })
  const planned = async (ada: Administrator): Promise<Plan> => {
    const configuration = ada.assignable(id).configuration
    await ada.tenant.reload(configuration)
    return ada.plan([id], { kind: 'add', target: { kind: 'group', groupId } })
  }
  const done = (): boolean => JSON.stringify(service.assignmentsOf(id)).includes(groupId)

  /** What was said, what the rows show, what the journal keeps, and what the service holds are one story. */
  async function agree(ada: Administrator, plan: Plan, outcome: Outcome | undefined): Promise<void> {
    assert(outcome)
    const others = heldBy(service, id).filter((raw) => !JSON.stringify(raw).includes(groupId))
    assert.deepEqual(others, start, 'an assignment that nobody asked to change')
    const unknown = kindOf(outcome) === 'unknownOutcome'
    const holds = outcome.outcome === 'applied' || outcome.outcome === 'unchanged'
    if (holds) assert(done(), `${outcome.outcome}, and the service does not hold it`)
    else if (!unknown) assert(!done(), `${outcome.outcome}, and the service holds it`)
    if (outcome.held) {
      const raws = outcome.held.assignments.map(({ raw }) => raw)
      assert.deepEqual(wrongPlaces(service, id, raws), [])
    }
    const set = ada.tenant.set(ref(id))
    assert(set)
    if (set.state === 'read') {
      const raws = set.set.assignments.map(({ raw }) => raw)
      assert.deepEqual(wrongPlaces(service, id, raws), [], 'the row shows something else')
    } else assert(unknown || outcome.outcome === 'applied', 'a set is lost from sight without need')
    const detail = await ada.recorded(plan)
    const [entry] = detail.configurations
    assert.equal(entry?.outcome, outcome.outcome)
    assert.equal(entry.error?.kind, outcome.error && kindOf(outcome))
    assert.equal(detail.closed, true)
    // The journal knows of it before the look, so it may know of a write that was never sent.
    assert(entry.begun || writes(service).length === 0)
    // What was refused, and is there all the same, is somebody else's.
    if (outcome.outcome === 'unchanged') return
    // Whatever else happened, the journal leads back.
    const undo = planOf(undoPairs(detail, (one) => ada.tenant.configuration(one)).pairs)
    for (const { outcome: undone } of await ada.apply(undo, { anyway: true }))
      assert(['applied', 'unchanged'].includes(undone))
    assert.deepEqual(heldBy(service, id), start)
  }

  for (const [name, trouble] of Object.entries(troubles)) {
    const timeoutMs = trouble.delayMs === undefined ? 10_000 : 200
    for (const [step, { fault, routes }] of Object.entries(steps)) {
      for (const route of routes) {
        for (const times of [1, 1_000]) {
          it(`${name} ${step} (${route}${times === 1 ? '' : ', again and again'})`, async () => {
            const ada = await window(route, timeoutMs)
            const plan = await planned(ada)
            service.clearRequests()
            const stop = service.fail({ ...fault, ...trouble, times })
            const [outcome] = await ada.apply(plan, { anyway: true })
            stop()
            if (step === 'at the re-read') assert.notEqual(outcome && kindOf(outcome), 'unknownOutcome')
            await agree(ada, plan, outcome)
          })
        }
      }
    }

    for (const route of ['assign', 'groupAssignments'] as const) {
      for (const lost of [false, true]) {
        const title = lost ? 'after a write whose answer was lost too' : 'at the read-back'
        it(`${name} ${title} (${route}, again and again)`, async () => {
          const ada = await window(route, timeoutMs)
          const plan = await planned(ada)
          service.clearRequests()
          const stops = [
            service.fail({ match: read, skip: 1, times: 1_000, ...trouble }),
            ...(lost ? [service.fail({ match: write, after: true, drop: true })] : []),
          ]
          const [outcome] = await ada.apply(plan, { anyway: true })
          for (const stop of stops) stop()
          assert.equal(outcome?.outcome, lost ? 'failed' : 'applied')
          if (lost) assert.equal(kindOf(outcome), 'unknownOutcome')
          assert.equal(ada.tenant.set(ref(id))?.state, 'unread')
          await agree(ada, plan, outcome)
        })
      }
    }
  }

  it('says what is true where another changed the same target while the write was lost', async () => {
    const ada = await window('assign', 10_000)
    const plan = await planned(ada)
    service.clearRequests()
    const exclusion = { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId } }
    service.fail({ match: write, run: (tenant) => tenant.edit(id, [...start, exclusion]), drop: true })
    const [outcome] = await ada.apply(plan, { anyway: true })
    // Whether ours was written before theirs, nobody can say.
    assert(outcome)
    assert.deepEqual([outcome.outcome, kindOf(outcome)], ['failed', 'unknownOutcome'])
    assert.deepEqual(
      outcome.others?.map(({ key }) => key),
      [`group:${groupId}`],
    )
    assert.equal(writes(service).length, 1)
    const set = ada.tenant.set(ref(id))
    assert(set?.state === 'read')
    assert.deepEqual(
      wrongPlaces(
        service,
        id,
        set.set.assignments.map((one) => one.raw),
      ),
      [],
    )
  })

  it('keeps what another added between the documented POST and the read-back, and says so', async () => {
    const ada = await window('groupAssignments', 10_000)
    const plan = await planned(ada)
    const devices = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
    service.fail({ match: read, run: (tenant) => tenant.edit(id, [...tenant.assignmentsOf(id), devices]) })
    const [outcome] = await ada.apply(plan, { anyway: true })
    assert.deepEqual([outcome?.outcome, outcome?.others?.map(({ key }) => key)], ['applied', ['allDevices']])
  })

  it('what another added between the whole-set write and the read-back is theirs: nothing to restore', async () => {
    const ada = await window('assign', 10_000)
    const plan = await planned(ada)
    const devices = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
    service.fail({
      match: write,
      after: true,
      run: (tenant) => tenant.edit(id, [...tenant.assignmentsOf(id), devices]),
    })
    const [outcome] = await ada.apply(plan, { anyway: true })
    assert.deepEqual(
      [outcome?.outcome, outcome?.others?.map(({ key }) => key), outcome?.lost],
      ['applied', ['allDevices'], undefined],
    )
  })

  it('says so where the service took the write and kept something else', async () => {
    const ada = await window('assign', 10_000)
    const plan = await planned(ada)
    service.fail({ match: write, after: true, run: (tenant) => tenant.edit(id, start) })
    const [outcome] = await ada.apply(plan, { anyway: true })
    assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['failed', 'differentlyKept'])
    await agree(ada, plan, outcome)
  })

  it('does not say that it applied what somebody else did, while its own re-read failed', async () => {
    const ada = await window('assign', 10_000)
    const plan = await planned(ada)
    service.clearRequests()
    const group = { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId } }
    service.fail({ match: read, run: (tenant) => tenant.edit(id, [...start, group]), reply: { status: 500 } })
    const [outcome] = await ada.apply(plan, { anyway: true })
    assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['failed', 'service'])
    assert.equal(writes(service).length, 0)
  })

  it('a configuration that was removed meanwhile is not there, and that is what is said', async () => {
    for (const writeRoute of ['assign', 'groupAssignments'] as const) {
      const own = await startSampleTenant({ throttle: false })
      const ada = await Administrator.signIn(own, { writeRoute })
      const plan = ada.plan([id], { kind: 'add', target: { kind: 'group', groupId } })
      own.removeConfiguration(id)
      const [outcome] = await ada.apply(plan, { anyway: true })
      assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['failed', 'notFound'])
      await ada.tenant.load()
      assert.equal(ada.tenant.configuration(ref(id)), undefined)
      await ada.signOut()
      await own.close()
    }
  })

  describe('with a disk that is full', () => {
    /** Refuses appends as soon as `full` says so. */
    const disk =
      (full: () => boolean) =>
      async (path: string): Promise<AppendHandle> => {
        const handle = await open(path, 'ax', 0o600)
        const appendFile: AppendHandle['appendFile'] = async (...args) => {
          if (full()) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
          await handle.appendFile(...args)
        }
        return {
          appendFile,
          datasync: () => handle.datasync(),
          stat: handle.stat.bind(handle),
          truncate: (length) => handle.truncate(length),
          close: () => handle.close(),
        }
      }

    for (const writeRoute of ['assign', 'groupAssignments'] as const) {
      it(`before the write: nothing is sent (${writeRoute})`, async () => {
        let full = false
        const ada = await Administrator.signIn(service, { writeRoute, journal: { openFile: disk(() => full) } })
        const plan = await planned(ada)
        service.clearRequests()
        const [outcome] = await ada.apply(plan, { onBegin: () => (full = true) })
        assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['failed', 'journal'])
        assert.equal(writes(service).length, 0)
        assert.deepEqual(heldBy(service, id), start)
        full = false
        await ada.signOut()
      })

      it(`after the write: it is told as done, and the journal says that it may be (${writeRoute})`, async () => {
        const { journalFolder, plan } = await (async () => {
          let full = false
          service.fail({ match: write, run: () => (full = true) })
          const ada = await Administrator.signIn(service, { writeRoute, journal: { openFile: disk(() => full) } })
          const made = await planned(ada)
          const [outcome] = await ada.apply(made)
          assert.deepEqual([outcome?.outcome, outcome?.error], ['applied', undefined])
          assert(done())
          await ada.journal.close()
          return { journalFolder: ada.journalFolder, plan: made }
        })()
        const later = await Administrator.signIn(service, { journalFolder })
        const detail = await later.recorded(plan)
        assert.deepEqual(
          detail.configurations.map(({ outcome, begun }) => [outcome, begun]),
          [['pending', true]],
        )
        const undo = planOf(undoPairs(detail, (one) => later.tenant.configuration(one)).pairs)
        assert.equal((await later.apply(undo))[0]?.outcome, 'applied')
        assert.deepEqual(heldBy(service, id), start)
        await later.signOut()
      })
    }
  })

  it('touches the place of the plan only', () => {
    assert.equal(
      new Set(start.map((raw) => assignmentKey(deviceConfigurations, assignmentFromGraph(raw)))).size,
      start.length,
    )
  })
})
