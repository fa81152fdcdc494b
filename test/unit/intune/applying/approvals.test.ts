import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readApproval } from '../../../../src/intune/applying/approval.ts'
import type { JournalDetail } from '../../../../src/intune/journal/journalEntry.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import { kindOf as kindNamed } from '../../../../src/intune/kinds/kindTable.ts'
import { restPairs } from '../../../../src/intune/journal/replay.ts'
import { type Plan, planChanges } from '../../../../src/intune/planning/plan.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, idOf, kindOf, writes } from './administrator.ts'

describe('writes that another administrator has to approve', () => {
  let service: SampleTenant
  let ada: Administrator
  let folder: string
  let ids: string[]
  let groupId: string
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false, approval: 'required' })
    folder = await mkdtemp(join(tmpdir(), 'intune-approvals-'))
    ada = await Administrator.signIn(service, { journalFolder: folder })
    ids = ['BitLocker (removable drives)', 'Wi-Fi Guest', 'Network boundary'].map((name) =>
      idOf(service.configurations(), name),
    )
    groupId = idOf(service.groups(), 'SG-Sales')
    service.clearRequests()
  })
  afterEach(async () => {
    await ada.signOut()
    await rm(folder, { recursive: true })
    await service.close()
  })

  /** Files the same change for the first `count` configurations; by `assign` where it has to be. */
  const file = async (count: number, everyone = false): Promise<{ plan: Plan; outcomes: readonly Outcome[] }> => {
    const target = everyone ? ({ kind: 'allDevices' } as const) : ({ kind: 'group', groupId } as const)
    const plan = ada.plan(ids.slice(0, count), { kind: 'add', target })
    return { plan, outcomes: await ada.apply(plan, { askJustification: () => Promise.resolve('Ticket 4711 – Büro') }) }
  }
  const restart = async (): Promise<void> => {
    await ada.signOut()
    ada = await Administrator.signIn(service, { journalFolder: folder })
    service.clearRequests()
  }
  const entryOf = async (plan: Plan): Promise<JournalDetail> => {
    const [entry] = (await ada.recorded(plan)).configurations
    assert(entry)
    return entry
  }
  const finish = async (plan: Plan): Promise<Outcome> => {
    const entry = await entryOf(plan)
    return ada.applier.finishApproved(ada.assignable(entry.configurationId), entry)
  }
  const code = (): string => {
    const [request] = service.approvals()
    assert(request)
    return request.requestId
  }

  it('ask for the justification once per plan, and file one request for each configuration', async () => {
    let asked = 0
    const plan = ada.plan(ids, { kind: 'add', target: { kind: 'group', groupId } })
    const outcomes = await ada.apply(plan, {
      askJustification: () => {
        asked++
        return Promise.resolve('Ticket 4711 – Büro')
      },
    })
    assert.equal(asked, 1)
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['pendingApproval', 'pendingApproval', 'pendingApproval'],
    )
    assert.deepEqual(
      service.approvals().map(({ justification }) => justification),
      Array.from({ length: 3 }, () => 'Ticket 4711 – Büro'),
    )
    const { configurations } = await ada.recorded(plan)
    assert.deepEqual(
      configurations.map(({ approval, request }) => [approval, request?.code !== undefined]),
      Array.from({ length: 3 }, () => ['waiting', true]),
    )
    for (const id of ids) assert(!JSON.stringify(service.assignmentsOf(id)).includes(groupId))
  })

  it('do not ask where the justification came with the plan', async () => {
    const plan = ada.plan(ids.slice(0, 1), { kind: 'add', target: { kind: 'group', groupId } })
    const ask = (): Promise<string> => Promise.reject(new Error('asked'))
    const [outcome] = await ada.apply(plan, { justification: 'Known', askJustification: ask })
    assert.equal(outcome?.outcome, 'pendingApproval')
    assert.equal(writes(service).length, 1)
  })

  it('fail without a word to the service when no justification is given', async () => {
    const plan = ada.plan(ids.slice(0, 1), { kind: 'add', target: { kind: 'group', groupId } })
    const [outcome] = await ada.apply(plan, { askJustification: () => Promise.resolve(undefined) })
    assert.deepEqual([outcome?.outcome, outcome && kindOf(outcome)], ['failed', 'approvalRequired'])
    assert.equal(service.approvals().length, 0)
  })

  for (const everyone of [false, true]) {
    it(`are repeated to the byte once approved, after a restart too (${everyone ? 'assign' : 'documented POST'})`, async () => {
      const { plan } = await file(1, everyone)
      assert.equal(await readApproval(ada.graph, code()), 'waiting')
      await restart()
      service.approve(code())
      assert.equal(await readApproval(ada.graph, code()), 'approved')
      const outcome = await finish(plan)
      assert.deepEqual([outcome.outcome, outcome.error], ['applied', undefined])
      const [write, ...more] = writes(service)
      const [request] = service.approvals()
      assert.deepEqual([write?.path, JSON.stringify(write?.body), more.length], [request?.path, request?.body, 0])
      assert.equal(write?.headers['x-msft-approval-justification'], undefined)
      assert.equal(request?.status, 'completed')
      assert.equal(heldBy(service, ids[0] ?? '').length, 3)
    })
  }

  it('are not sent where the set was changed since: the approved body would undo that', async () => {
    const { plan } = await file(1, true)
    const devices = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }
    service.edit(ids[0] ?? '', [...service.assignmentsOf(ids[0] ?? ''), devices])
    service.approve(code())
    service.clearRequests()
    const outcome = await finish(plan)
    assert.deepEqual([outcome.outcome, outcome.others?.map(({ key }) => key)], ['stale', ['allUsers']])
    assert.equal(writes(service).length, 0)
  })

  it('by the documented POST are sent beside what others changed elsewhere', async () => {
    await ada.signOut()
    ada = await Administrator.signIn(service, { journalFolder: folder, writeRoute: 'groupAssignments' })
    const { plan } = await file(1)
    const devices = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
    service.edit(ids[0] ?? '', [...service.assignmentsOf(ids[0] ?? ''), devices])
    service.approve(code())
    assert.equal((await finish(plan)).outcome, 'applied')
    assert.equal(heldBy(service, ids[0] ?? '').length, 4)
  })

  it('are told as rejected or expired', async () => {
    await file(2)
    const [first, second] = service.approvals()
    assert(first && second)
    service.reject(first.requestId)
    service.expire(second.requestId)
    assert.equal(await readApproval(ada.graph, first.requestId), 'rejected')
    assert.equal(await readApproval(ada.graph, second.requestId), 'expired')
    assert.equal(await readApproval(ada.graph, crypto.randomUUID()), 'unknown')
  })

  it('are applied where only the answer to the repeated write was lost', async () => {
    const { plan } = await file(1, true)
    service.approve(code())
    service.fail({ match: { method: 'POST' }, after: true, drop: true })
    assert.equal((await finish(plan)).outcome, 'applied')
  })

  it('are applied where the read-back failed, and say so', async () => {
    const { plan } = await file(1, true)
    service.approve(code())
    service.fail({ match: { method: 'GET', path: /\/assignments/ }, skip: 1, times: 100, reply: { status: 500 } })
    const outcome = await finish(plan)
    assert.deepEqual([outcome.outcome, kindOf(outcome), outcome.held], ['applied', 'service', undefined])
  })

  it('are found applied by the next look where nothing could be read after the lost answer', async () => {
    const { plan } = await file(1, true)
    service.approve(code())
    service.fail({ match: { method: 'POST' }, after: true, drop: true })
    const stop = service.fail({ match: { path: /\/assignments/ }, skip: 1, times: 100, reply: { status: 500 } })
    const outcome = await finish(plan)
    assert.deepEqual([outcome.outcome, kindOf(outcome)], ['failed', 'unknownOutcome'])
    stop()
    assert.equal(await readApproval(ada.graph, code()), 'approved')
    service.clearRequests()
    assert.equal((await finish(plan)).outcome, 'applied')
    assert.equal(writes(service).length, 0)
  })

  it('are not taken for ours where somebody else made the change meanwhile: an undo takes nothing of theirs back', async () => {
    const { plan } = await file(1, true)
    const [id = ''] = ids
    service.approve(code())
    const theirs = { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
    service.edit(id, [...service.assignmentsOf(id), theirs])
    service.clearRequests()
    const outcome = await finish(plan)
    assert.deepEqual([outcome.outcome, outcome.fate], ['unchanged', 'notSent'])
    assert.equal(writes(service).length, 0)
  })

  it('are told as a part where the plan has several requests, and what is left is left to do', async () => {
    const kind = kindNamed('windowsAutopilotDeploymentProfiles')
    assert(kind)
    await ada.signOut()
    ada = await Administrator.signIn(service, { journalFolder: folder, kinds: () => [kind] })
    const [profile] = [...ada.tenant.configurations].filter((one) => {
      const set = ada.tenant.set(one)
      return set?.state === 'read' && set.set.assignments.length === 0
    })
    assert(profile)
    const hr = idOf(service.groups(), 'SG-HR')
    const plan = planChanges(
      [{ assignable: { configuration: profile }, set: { state: 'read', set: { assignments: [], readAt: 0 } } }],
      () => [
        { kind: 'add', target: { kind: 'group', groupId } },
        { kind: 'add', target: { kind: 'group', groupId: hr } },
      ],
    )
    await ada.apply(plan, { justification: 'Two groups' })
    service.approve(code())
    const entry = await entryOf(plan)
    const outcome = await ada.applier.finishApproved({ configuration: profile }, entry)
    assert.deepEqual([outcome.outcome, outcome.fate, kindOf(outcome)], ['failed', 'accepted', 'partly'])
    assert.equal(outcome.held?.assignments.length, 1)
    await ada.journal.settled(plan.id, entry.entry, { ...outcome, held: outcome.held })
    await ada.journal.approvalEnded(plan.id, entry.entry, 'applied', outcome)
    const detail = await ada.recorded(plan)
    const [rest] = restPairs(detail, () => profile).pairs
    assert.equal(rest?.after.length, 2)
  })

  it('wait while an earlier write of the whole set may still be carried out', async () => {
    const { plan } = await file(1, true)
    service.approve(code())
    const { promise } = Promise.withResolvers<void>()
    service.fail({ match: { method: 'POST', path: /assign$/ }, late: promise })
    const other = ada.plan(ids.slice(0, 1), { kind: 'add', target: { kind: 'allUsers' } })
    const [lost] = await ada.apply(other, { justification: 'Known' })
    assert.equal(lost?.fate, 'unknown')
    service.clearRequests()
    const outcome = await finish(plan)
    assert.deepEqual([outcome.outcome, outcome.fate, kindOf(outcome)], ['failed', 'notSent', 'unsettled'])
    assert.equal(writes(service).length, 0)
  })

  it('are known to the next write, also where reads lag behind', async () => {
    const { plan } = await file(1, true)
    service.approve(code())
    const [id = ''] = ids
    const old = { status: 200, body: { value: service.assignmentsOf(id) } }
    assert.equal((await finish(plan)).outcome, 'applied')
    service.fail({ match: { method: 'GET', path: /\/assignments/ }, times: 2, reply: old })
    await ada.apply(ada.plan([id], { kind: 'add', target: { kind: 'allUsers' } }), { justification: 'Known' })
    const [request] = service.approvals().toReversed()
    assert.match(request?.body ?? '', /allDevices/)
  })
})
