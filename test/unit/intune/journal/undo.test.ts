import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Change } from '../../../../src/intune/planning/change.ts'
import { journalPlan } from '../../../../src/intune/journal/journalPlan.ts'
import { type FindConfiguration, isLeft, restPairs, undoPairs } from '../../../../src/intune/journal/replay.ts'
import type { Outcome } from '../../../../src/intune/planning/outcome.ts'
import { type Plan, planOf } from '../../../../src/intune/planning/plan.ts'
import { type SampleTenant, startSampleTenant } from '../../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, heldBy, idOf, writes } from '../applying/administrator.ts'

type Raw = Readonly<Record<string, unknown>>

describe('undoing and continuing, after the window was closed', () => {
  let service: SampleTenant
  let ada: Administrator
  let folder: string
  let ids: string[]
  let start: Map<string, Raw[]>
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false, configurations: 30, groups: 15, seed: 5 })
    folder = await mkdtemp(join(tmpdir(), 'intune-undo-'))
    ada = await Administrator.signIn(service, { journalFolder: folder })
    ids = [...ada.tenant.configurations].map(({ id }) => id).filter((id) => service.assignmentsOf(id).length > 1)
    start = new Map(ids.map((id) => [id, heldBy(service, id)]))
  })
  afterEach(async () => {
    await ada.signOut()
    await rm(folder, { recursive: true })
    await service.close()
  })
  const restart = async (): Promise<void> => {
    await ada.signOut()
    ada = await Administrator.signIn(service, { journalFolder: folder })
    service.clearRequests()
  }
  const find: FindConfiguration = (one) => ada.tenant.configuration(one)
  const undo = async (plan: Plan, only?: ReadonlySet<string>): Promise<readonly Outcome[]> =>
    ada.apply(planOf(undoPairs(await ada.recorded(plan), find, only).pairs))
  const outcomes = (all: readonly Outcome[]): string[] => [...new Set(all.map(({ outcome }) => outcome))]
  const group = (index: number): string => String(service.groups()[index]?.['id'])
  const everyUser: Raw = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } }

  it('brings back every kind of edit to the property', async () => {
    const [id = ''] = ids
    const strange = {
      ...everyUser,
      intent: 'remove',
      schedule: { hours: 3 },
      target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group(3), future: [1, { a: null }] },
    }
    const other = { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: group(4) } }
    service.edit(id, [strange, other])
    const before = heldBy(service, id)
    const filter = { id: idOf(service.filters(), 'Corporate owned'), mode: 'exclude' as const }
    const changes: readonly Change[] = [
      { kind: 'remove', target: { kind: 'group', groupId: group(3) } },
      { kind: 'switchMode', groupId: group(3) },
      { kind: 'setFilter', target: { kind: 'group', groupId: group(3) }, filter },
      { kind: 'replaceGroup', from: group(4), to: group(5) },
      { kind: 'add', target: { kind: 'group', groupId: group(6) } },
      { kind: 'clear' },
    ]
    for (const change of changes) {
      await ada.tenant.reload(ada.assignable(id).configuration)
      const plan = ada.plan([id], change)
      assert.deepEqual(outcomes(await ada.apply(plan)), ['applied'], change.kind)
      await restart()
      assert.deepEqual(outcomes(await undo(plan)), ['applied'], change.kind)
      assert.deepEqual(heldBy(service, id), before, change.kind)
    }
  })

  it('undoes a bulk run, or a part of it', async () => {
    const plan = ada.plan(ids, { kind: 'clear' }, { kind: 'add', target: { kind: 'allDevices' } })
    await ada.apply(plan)
    await restart()
    const [part = '', ...rest] = ids
    assert.equal((await undo(plan, new Set([`deviceConfigurations/${part}`]))).length, 1)
    assert.deepEqual(heldBy(service, part), start.get(part))
    for (const id of rest) assert.equal(heldBy(service, id).length, 1)
    await undo(plan)
    for (const id of ids) assert.deepEqual(heldBy(service, id), start.get(id))
  })

  it('keeps what others changed elsewhere since, and stops where they changed the same', async () => {
    const [elsewhere = '', same = ''] = ids
    const plan = ada.plan([elsewhere, same], { kind: 'add', target: { kind: 'group', groupId: group(14) } })
    await ada.apply(plan)
    service.edit(elsewhere, [...service.assignmentsOf(elsewhere), { ...everyUser, schedule: 1 }])
    const exclusion = { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: group(14) }
    service.edit(same, [...(start.get(same) ?? []), { target: exclusion }])
    const theirs = heldBy(service, same)
    await restart()
    const undone = await undo(plan)
    assert.deepEqual(
      undone.map(({ outcome }) => outcome),
      ['applied', 'stale'],
    )
    assert.equal(heldBy(service, elsewhere).length, Number(start.get(elsewhere)?.length) + 1)
    assert.deepEqual(heldBy(service, same), theirs)
  })

  it('keeps what others had added before the plan was applied', async () => {
    const [id = ''] = ids
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'group', groupId: group(14) } }, { kind: 'clear' })
    service.edit(id, [...service.assignmentsOf(id), { ...everyUser, schedule: 1 }])
    const theirs = heldBy(service, id)
    await ada.apply(plan)
    assert.equal(heldBy(service, id).length, 1)
    await restart()
    await undo(plan)
    assert.deepEqual(heldBy(service, id), theirs)
  })

  it('undoes a write whose answer was lost, and one that came to nothing', async () => {
    const [id = ''] = ids
    for (const after of [true, false]) {
      await ada.tenant.reload(ada.assignable(id).configuration)
      const plan = ada.plan([id], { kind: 'remove', target: { kind: 'allUsers' } }, { kind: 'clear' })
      const stops = [
        service.fail({ match: { method: 'POST' }, after, drop: true }),
        service.fail({ match: { path: /\/assignments/ }, skip: 1, times: 1_000, reply: { status: 503 } }),
      ]
      const [outcome] = await ada.apply(plan)
      for (const stop of stops) stop()
      assert.equal(outcome?.outcome, 'failed')
      assert.equal(heldBy(service, id).length, after ? 0 : start.get(id)?.length)
      await restart()
      assert.deepEqual(outcomes(await undo(plan)), [after ? 'applied' : 'unchanged'])
      assert.deepEqual(heldBy(service, id), start.get(id))
    }
  })

  it('continues a run that was cancelled or killed, writing only what is left', async () => {
    const changes: readonly Change[] = [
      { kind: 'add', target: { kind: 'allUsers' } },
      { kind: 'add', target: { kind: 'allDevices' } },
    ]
    const plan = ada.plan(ids, ...changes)
    const total = plan.entries.length
    assert(total > 15)
    const controller = new AbortController()
    let done = 0
    const writer = await ada.journal.begin(journalPlan(plan, { tenantId: 't', cloud: 'c', title: 't', source: 's' }))
    await ada.applier.apply(
      plan,
      {
        // The window is gone after five: the sixth was written, and nobody is left to say so.
        record: {
          sending: (assignable, request, looked) => writer.sending(assignable, request, looked),
          intent: (assignable) => writer.intent(assignable),
          outcome: async (outcome) => {
            done++
            if (done <= 5) await writer.outcome(outcome)
            else controller.abort()
          },
        },
      },
      controller.signal,
    )
    const changed = (id: string): boolean => JSON.stringify(heldBy(service, id)) !== JSON.stringify(start.get(id))
    const written = plan.entries.filter(({ assignable }) => changed(assignable.configuration.id)).length
    assert(written > 5 && written < total)
    await restart()
    const detail = await ada.recorded(plan)
    assert.equal(detail.closed, false)
    const rest = planOf(restPairs(detail, find).pairs)
    assert.deepEqual([rest.entries.length, detail.configurations.filter(isLeft).length], [total - 5, total - 5])
    const finished = await ada.apply(rest)
    assert.equal(finished.filter(({ outcome }) => outcome === 'unchanged').length, written - 5)
    assert.equal(writes(service).length, total - written)
    for (const { assignable } of plan.entries) {
      const text = JSON.stringify(heldBy(service, assignable.configuration.id))
      assert(text.includes('allDevices') && text.includes('allLicensedUsers'))
    }
    // And the whole of it can be undone, though two plans made it.
    await undo(plan)
    for (const { assignable } of plan.entries) await ada.tenant.reload(assignable.configuration)
    await undo(rest)
    for (const id of ids) assert.deepEqual(heldBy(service, id), start.get(id))
  })
})
