import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notKept } from '../../../src/intune/journal/notKept.ts'
import type { Plan } from '../../../src/intune/planning/plan.ts'
import type { PlannedRequest } from '../../../src/operations/plannedRequest.ts'
import { planRestore } from '../../../src/operations/restoreChange.ts'
import { type SampleTenant, startSampleTenant } from '../../../src/sampleTenant/sampleTenant.ts'
import type { Connection } from '../../../src/session/connection.ts'
import { Administrator, heldBy, idOf } from '../intune/applying/administrator.ts'
import { plainWording } from './plainWording.ts'

type Raw = Record<string, unknown>

describe('restoring from the journal what the service did not keep', () => {
  let service: SampleTenant
  let ada: Administrator
  let folder: string
  let id: string
  let hr: string
  let dropped: Plan
  const include = (groupId: string): Raw => ({
    target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
  })
  const context = () => {
    const { tenant, journal } = ada
    const connection = { tenant, journal: { open: () => Promise.resolve(journal) } } as unknown as Connection
    return { connection, wording: plainWording }
  }
  const restart = async (): Promise<void> => {
    await ada.signOut()
    ada = await Administrator.signIn(service, { journalFolder: folder })
  }
  const restore = async (): Promise<PlannedRequest> => {
    const planned = await planRestore(context(), { plan: dropped.id })
    assert.ok(planned)
    return planned
  }
  const groups = (): unknown[] =>
    heldBy(service, id).map((raw) => {
      const { groupId, '@odata.type': type } = raw['target'] as Raw
      return groupId ?? type
    })
  beforeEach(async () => {
    service = await startSampleTenant({ throttle: false, routes: 'none', approval: 'off' })
    folder = await mkdtemp(join(tmpdir(), 'intune-restore-'))
    id = idOf(service.configurations(), 'Wi-Fi Guest')
    hr = idOf(service.groups(), 'SG-HR')
    service.edit(id, [include(hr), include(idOf(service.groups(), 'SG-Sales'))])
    ada = await Administrator.signIn(service, { journalFolder: folder })
    service.fail({
      match: { method: 'POST', path: /assign$/ },
      times: 1,
      after: true,
      run: (tenant) =>
        tenant.edit(
          id,
          tenant.assignmentsOf(id).filter((raw) => !JSON.stringify(raw).includes(hr)),
        ),
    })
    dropped = ada.plan([id], { kind: 'add', target: { kind: 'allDevices' } })
    const [outcome] = await ada.apply(dropped)
    assert.deepEqual([outcome?.outcome, outcome?.lost?.length], ['applied', 1])
  })
  afterEach(async () => {
    await ada.signOut()
    await rm(folder, { recursive: true })
    await service.close()
  })

  it('stays possible after a restart, is shown first, and is then done', async () => {
    await restart()
    const [entry] = await ada.journal.list()
    assert.equal(entry?.configurations[0]?.lost, 1)
    assert.ok(notKept(await ada.journal.list()).has(dropped.id))

    const { plan, words, previewFirst } = await restore()
    assert.equal(previewFirst, true)
    assert.equal(plan.entries.length, 1)
    const [outcome] = await ada.apply(plan, { source: words.source, exact: true })
    assert.equal(outcome?.outcome, 'applied')
    assert.ok(groups().includes(hr))
    assert.equal(groups().length, 3)
    assert.equal(notKept(await ada.journal.list()).size, 0)
    assert.equal((await restore()).plan.entries.length, 0)
  })

  it('keeps what others did since, there and elsewhere', async () => {
    await restart()
    const finance = include(idOf(service.groups(), 'SG-Finance'))
    service.edit(id, [...service.assignmentsOf(id), finance])
    const { plan } = await restore()
    assert.deepEqual(
      plan.entries[0]?.differences.map(({ key }) => key),
      [`group:${hr}`],
    )
    // Somebody put the group back the other way round: that is what they want.
    const exclusion = { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: hr } }
    service.edit(id, [...service.assignmentsOf(id), exclusion])
    assert.deepEqual((await restore()).plan.entries, [])
  })

  it('says so where the configuration is gone', async () => {
    await restart()
    service.fail({ match: { path: new RegExp(id) }, reply: { status: 404, body: { error: { code: 'NotFound' } } } })
    const { plan } = await restore()
    assert.deepEqual([plan.entries.length, plan.unread.length], [0, 1])
  })
})
