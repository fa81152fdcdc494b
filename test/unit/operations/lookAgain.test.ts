import assert from 'node:assert/strict'
import type { Connection } from '../../../src/session/connection.ts'
import { recallLost } from '../../../src/intune/applying/recallLost.ts'
import { planContinuation } from '../../../src/operations/continueChange.ts'
import { planUndo } from '../../../src/operations/undoChange.ts'
import { lookAgain } from '../../../src/operations/lookAgain.ts'
import type { Plan } from '../../../src/intune/planning/plan.ts'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, idOf, kindOf, ref, writes } from '../intune/applying/administrator.ts'

import { plainWording } from './plainWording.ts'

/** A write whose answer is lost and that the service carries out later than anybody looks. */
describe('a write whose fate is unknown', () => {
  let service: SampleTenant
  let ada: Administrator
  let id: string
  const write = { method: 'POST', path: /\/assign$/ }
  const everyUser = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false, routes: 'none' })
    ada = await Administrator.signIn(service, { writeRoute: 'assign' })
    id = idOf(service.configurations(), 'Wi-Fi Guest')
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const connection = (): Connection => {
    const { tenant, applier } = ada
    return { tenant, applier, journal: { open: () => Promise.resolve(ada.journal) } } as unknown as Connection
  }
  /** Lands when the answer is called. */
  const lost = async (): Promise<{ readonly plan: Plan; readonly land: () => Promise<void> }> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    service.fail({ match: write, late: promise })
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    const [outcome] = await ada.apply(plan)
    assert.deepEqual(
      [outcome?.outcome, outcome?.fate, outcome && kindOf(outcome)],
      ['failed', 'unknown', 'unknownOutcome'],
    )
    const count = service.assignmentsOf(id).length
    const land = async (): Promise<void> => {
      resolve()
      while (service.assignmentsOf(id).length === count) await new Promise(setImmediate)
    }
    return { plan, land }
  }

  it('stays unknown while the service does not show it, and is applied once it does, in the journal too', async () => {
    const { plan, land } = await lost()
    assert.deepEqual(
      (await lookAgain(connection(), plan.id)).map(({ settled }) => settled),
      [undefined],
    )
    assert.equal((await ada.recorded(plan)).configurations[0]?.fate, 'unknown')
    await land()
    assert.deepEqual(
      (await lookAgain(connection(), plan.id)).map(({ settled }) => settled?.outcome),
      ['applied'],
    )
    const [entry] = (await ada.recorded(plan)).configurations
    assert.deepEqual([entry?.outcome, entry?.fate, entry?.error], ['applied', 'accepted', undefined])
    assert.equal((await ada.journal.list())[0]?.configurations[0]?.fate, 'accepted')
    const row = ada.tenant.set(ref(id))
    assert(row?.state === 'read')
    assert.deepEqual(row.set.assignments.length, heldBy(service, id).length)
    assert.deepEqual(await lookAgain(connection(), plan.id), [])
  })

  it('is looked at before it is undone: what landed meanwhile is taken back', async () => {
    const before = heldBy(service, id)
    const { plan, land } = await lost()
    await land()
    const undo = await planUndo({ connection: connection(), wording: plainWording }, { plan: plan.id })
    assert.ok(undo)
    const [outcome] = await ada.apply(undo.plan)
    assert.deepEqual([outcome?.outcome, outcome?.fate], ['applied', 'accepted'])
    assert.deepEqual(heldBy(service, id), before)
  })

  it('holds back a write of the whole set, which would be wiped, until it shows', async () => {
    const { land } = await lost()
    const next = ada.plan([id], { kind: 'add', target: { kind: 'allUsers' } })
    const [held] = await ada.apply(next)
    assert.deepEqual([held?.outcome, held?.fate, held && kindOf(held)], ['failed', 'notSent', 'unsettled'])
    assert.equal(writes(service).length, 1)
    await land()
    const [through] = await ada.apply(ada.plan([id], { kind: 'add', target: { kind: 'allUsers' } }))
    assert.equal(through?.outcome, 'applied')
    const types = heldBy(service, id).map(({ target }) => String(Object(target)['@odata.type']))
    assert(types.includes('#microsoft.graph.allDevicesAssignmentTarget'))
    assert(types.includes('#microsoft.graph.allLicensedUsersAssignmentTarget'))
  })

  it('is known to the next window, which holds back as well, and goes on with it when the user does', async () => {
    const { plan, land } = await lost()
    await ada.journal.close()
    const next = await Administrator.signIn(service, { writeRoute: 'assign', journalFolder: ada.journalFolder })
    const add = () => next.plan([id], { kind: 'add', target: { kind: 'allUsers' } })
    const told: unknown[] = []
    const apply = async (): Promise<void> => {
      const [outcome] = await next.apply(add())
      told.push([outcome?.outcome, outcome && kindOf(outcome)])
    }
    await recallLost(next.journal, next.applier, (one) => next.tenant.configuration(one), Date.now())
    await apply()
    assert.equal(writes(service).length, 1)
    const { journal, tenant, applier } = next
    const window = { tenant, applier, journal: { open: () => Promise.resolve(journal) } } as unknown as Connection
    const rest = await planContinuation({ connection: window, wording: plainWording }, plan.id)
    assert.equal(rest?.anyway, true)
    await land()
    await apply()
    assert.deepEqual(told, [
      ['failed', 'unsettled'],
      ['applied', undefined],
    ])
    await next.signOut()
  })

  it('holds back an addition as well, which the whole set would wipe once it lands', async () => {
    await ada.signOut()
    await service.close()
    service = await startSampleTenant({ throttle: false, routes: 'plain' })
    ada = await Administrator.signIn(service)
    await lost()
    const next = ada.plan([id], { kind: 'add', target: { kind: 'group', groupId: idOf(service.groups(), 'SG-HR') } })
    const [held] = await ada.apply(next)
    assert.deepEqual([held?.outcome, held?.fate, held && kindOf(held)], ['failed', 'notSent', 'unsettled'])
  })

  it('holds nothing back once the user says so', async () => {
    await lost()
    const next = ada.plan([id], { kind: 'add', target: { kind: 'allUsers' } })
    const [outcome] = await ada.apply(next, { anyway: true })
    assert.equal(outcome?.outcome, 'applied')
    // And then neither what comes after.
    const [after] = await ada.apply(ada.plan([id], { kind: 'remove', target: { kind: 'allUsers' } }))
    assert.equal(after?.outcome, 'applied')
  })

  it('stays unknown where only a part of it shows, which somebody else may have made', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    service.fail({ match: write, late: promise })
    const plan = ada.plan(
      [id],
      { kind: 'add', target: { kind: 'allDevices' } },
      { kind: 'add', target: { kind: 'allUsers' } },
    )
    await ada.apply(plan)
    service.edit(id, [...service.assignmentsOf(id), everyUser])
    const [looked] = await lookAgain(connection(), plan.id)
    assert.deepEqual([looked?.assignable.configuration.id, looked?.settled], [id, undefined])
    resolve()
  })
})
