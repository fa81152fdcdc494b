import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../../../src/session/connection.ts'
import { planContinuation } from '../../../src/operations/continueChange.ts'
import { planUndo } from '../../../src/operations/undoChange.ts'
import type { Wording } from '../../../src/operations/wording.ts'
import type { JournalDetail } from '../../../src/intune/journal/journalEntry.ts'
import { journalPlan } from '../../../src/intune/journal/journalPlan.ts'
import type { Plan } from '../../../src/intune/planning/plan.ts'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import { Administrator, idOf, kindOf, writes } from '../intune/applying/administrator.ts'

const wording: Wording = {
  t: (message, ...args) => message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
  targetName: ({ kind }) => kind,
  groupName: (id) => id,
  filterName: (id) => id,
  kindText: (text) => text,
  subject: (all) => String(all.length),
  assignments: String,
  number: String,
}

/** Somebody who can write files wants the extension to write something else to the tenant. */
describe('a journal that somebody changed', () => {
  let service: SampleTenant
  let ada: Administrator
  let id: string
  const groupId = '99999999-9999-9999-9999-999999999999'
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false, routes: 'none', approval: 'off' })
    ada = await Administrator.signIn(service)
    id = idOf(service.configurations(), 'Wi-Fi Guest')
  })
  afterEach(async () => {
    await ada.signOut()
    await service.close()
  })
  const context = () => {
    const { tenant, applier } = ada
    const connection = { tenant, applier, journal: { open: () => Promise.resolve(ada.journal) } }
    return { connection: connection as unknown as Connection, wording }
  }
  const rewrite = async (change: (text: string) => string): Promise<void> => {
    await ada.journal.close()
    const names = (await readdir(ada.journalFolder)).filter((name) => name.endsWith('.jsonl'))
    for (const name of names) {
      const path = join(ada.journalFolder, name)
      await writeFile(path, change(await readFile(path, 'utf8')))
    }
  }
  const cutShort = async (): Promise<Plan> => {
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    await ada.journal.begin(journalPlan(plan, { tenantId: 't', cloud: 'c', title: 't', source: 's' }))
    return plan
  }
  const planted = (text: string): string => {
    const type = '#microsoft.graph.'
    return text.replaceAll(
      `{"@odata.type":"${type}allDevicesAssignmentTarget"}`,
      `{"@odata.type":"${type}groupAssignmentTarget","groupId":"${groupId}"}`,
    )
  }
  const unsigned = (text: string): string => text.replace(/,"mac":"[^"]*"/g, '')

  it('is not undone', async () => {
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    await ada.apply(plan)
    assert.equal((await planUndo(context(), { plan: plan.id }))?.plan.entries.length, 1)
    await rewrite((text) => text.replaceAll('"before":[]', `"before":[{"target":{"groupId":"${groupId}"}}]`))
    await assert.rejects(planUndo(context(), { plan: plan.id }), { kind: 'tampered' })
  })

  it('is not continued, whether the signature is wrong or taken off', async () => {
    const plan = await cutShort()
    await ada.journal.close()
    assert.equal((await planContinuation(context(), plan.id))?.plan.entries.length, 1)
    await rewrite(planted)
    await assert.rejects(planContinuation(context(), plan.id), { kind: 'tampered' })
    await rewrite(unsigned)
    await assert.rejects(planContinuation(context(), plan.id), { kind: 'tampered' })
  })

  it('of version 0.1.0, which signed nothing, is undone with a word about it', async () => {
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    await ada.apply(plan)
    await rewrite(unsigned)
    const undo = await planUndo(context(), { plan: plan.id })
    assert.equal(undo?.plan.entries.length, 1)
    assert.match(undo.words.notes?.join() ?? '', /without a signature/)
    assert.equal(undo.previewFirst, true)
  })

  it('that was signed with a key that is gone is undone by its preview alone, and not continued', async () => {
    const applied = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    await ada.apply(applied)
    assert.equal((await planUndo(context(), { plan: applied.id }))?.previewFirst, false)
    // Nobody can tell it from one that somebody else wrote, with a key of their own.
    const line = /,"key":"[^"]*","mac":"[^"]*"/g
    await rewrite((text) => planted(text).replace(line, ',"key":"AAAAAAAAAAAA","mac":"AAAA"'))
    const undo = await planUndo(context(), { plan: applied.id })
    assert.match(undo?.words.notes?.join() ?? '', /key that signed the record of this change is gone/)
    assert.equal(undo?.previewFirst, true)
    const plan = await cutShort()
    await rewrite((text) => text.replace(line, ',"key":"AAAAAAAAAAAA","mac":"AAAA"'))
    await assert.rejects(planContinuation(context(), plan.id), { kind: 'keyGone' })
  })

  it('sends nothing to a path that is not of its configuration', async () => {
    const plan = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    await ada.apply(plan)
    service.clearRequests()
    const [entry] = (await ada.recorded(plan)).configurations
    assert(entry)
    const other = idOf(service.configurations(), 'Network boundary')
    for (const path of [
      `beta/deviceManagement/deviceConfigurations/${id}/wipe`,
      `beta/deviceManagement/deviceConfigurations/${other}/assign`,
      `beta/deviceManagement/managedDevices/${id}/wipe`,
    ]) {
      const changed: JournalDetail = { ...entry, request: { code: 'c', path, body: '{}' } }
      const outcome = await ada.applier.finishApproved(ada.assignable(id), changed)
      assert.deepEqual([outcome.outcome, outcome.fate, kindOf(outcome)], ['failed', 'notSent', 'tampered'])
    }
    assert.equal(writes(service).length, 0)
  })
})
