import assert from 'node:assert/strict'
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../../src/base/clock.ts'
import { isLocked } from '../../../../src/intune/journal/fileLock.ts'
import { Journal } from '../../../../src/intune/journal/journal.ts'
import { notKept } from '../../../../src/intune/journal/notKept.ts'
import { assignmentFromGraph } from '../../../../src/intune/model/assignment.ts'
import { assignableOf, heldOf, outcomeOf, planOf, silent, testKey } from './journalSupport.ts'

describe('what the journal keeps can be relied on', () => {
  let folder: string
  let now: number
  const open: Journal[] = []
  const clock: Clock = { now: () => now, monotonic: () => 0, sleep: () => Promise.resolve() }
  const journalIn = (key = testKey): Journal => {
    const journal = new Journal(folder, silent, clock, key)
    open.push(journal)
    return journal
  }
  const files = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const onlyFile = async (): Promise<string> => join(folder, (await files())[0] ?? '')
  const rewrite = async (change: (lines: string[]) => string[]): Promise<void> => {
    const path = await onlyFile()
    await writeFile(path, `${change((await readFile(path, 'utf8')).trimEnd().split('\n')).join('\n')}\n`)
  }
  beforeEach(async () => {
    now = Date.parse('2026-05-05T05:05:05.555Z')
    folder = join(await mkdtemp(join(tmpdir(), 'journal-facts-')), 'storage')
  })
  afterEach(async () => {
    await Promise.allSettled(open.splice(0).map((journal) => journal.close()))
    await rm(join(folder, '..'), { recursive: true, force: true })
  })
  const request = { method: 'POST', path: 'beta/x/assign', body: '{"to":  "the byte"}' } as const

  it('what was read, the bytes that were sent, the answer, and what was read after', async () => {
    const journal = journalIn()
    const writer = await journal.begin(planOf('p', 1))
    await writer.intent(assignableOf('c0'))
    const looked = heldOf('a', 'theirs').held?.assignments ?? []
    writer.sending(assignableOf('c0'), request, looked)
    writer.sending(assignableOf('c0'), { method: 'DELETE', path: 'beta/x/1' })
    const sent = [
      { ...request, status: 201 },
      { method: 'DELETE', path: 'beta/x/1' },
    ] as const
    await writer.outcome(outcomeOf('c0', 'failed', { fate: 'unknown', sent, ...heldOf('b') }))
    const [entry] = (await journal.read('p'))?.configurations ?? []
    assert.deepEqual(
      entry?.looked?.map((raw) => assignmentFromGraph(raw)),
      looked,
    )
    assert.deepEqual(
      entry.sent?.map(({ status, ...one }) => [one, status]),
      [
        [request, 201],
        [{ method: 'DELETE', path: 'beta/x/1' }, undefined],
      ],
    )
    assert.deepEqual([entry.held?.length, entry.fate], [1, 'unknown'])
  })

  it('has what was read and sent also where the process was killed before there was an answer', async () => {
    const journal = journalIn()
    const writer = await journal.begin(planOf('p', 1))
    await writer.intent(assignableOf('c0'))
    writer.sending(assignableOf('c0'), request, heldOf('a').held?.assignments)
    await journal.close()
    const [entry] = (await journalIn().read('p'))?.configurations ?? []
    assert.deepEqual(
      [entry?.outcome, entry?.fate, entry?.looked?.length, entry?.sent?.length],
      ['pending', 'unknown', 1, 1],
    )
  })

  it('counts plans across windows, so that a clock that is set back changes no order', async () => {
    const [one, two] = [journalIn(), journalIn()]
    for (const [index, id] of ['first', 'second', 'third', 'fourth'].entries()) {
      await (await (index % 2 ? one : two).begin(planOf(id, 1))).close()
      now -= 3_600_000
    }
    const plans = await journalIn().list()
    assert.deepEqual(
      plans.map(({ id, sequence }) => [id, sequence]),
      [
        ['fourth', 4],
        ['third', 3],
        ['second', 2],
        ['first', 1],
      ],
    )
  })

  it('says that a line is missing, and what it may have said is unknown', async () => {
    const journal = journalIn()
    const writer = await journal.begin(planOf('p', 3))
    await writer.intent(assignableOf('c1'))
    await writer.intent(assignableOf('c2'))
    await writer.outcome(outcomeOf('c2', 'applied'))
    await writer.close()
    await journal.close()
    await rewrite((lines) => lines.filter((line) => !line.includes('"intent"') || !line.includes('"entry":1')))
    const [plan] = await journalIn().list()
    assert.equal(plan?.damaged, true)
    assert.deepEqual(
      plan.configurations.map(({ fate }) => fate),
      ['unknown', 'unknown', 'accepted'],
    )
  })

  it('keeps a configuration whose line is missing apart from the others', async () => {
    const journal = journalIn()
    const approval = { code: 'code', path: 'beta/x', body: '{}' }
    const writer = await journal.begin(planOf('p', 3))
    await writer.outcome(outcomeOf('c2', 'pendingApproval', { approval }))
    await writer.close()
    await journal.close()
    await rewrite((lines) => lines.map((line) => (line.includes('"entry":0') ? '{"half' : line)))
    const later = journalIn()
    assert.deepEqual(await later.open(), { damaged: 1 })
    const [plan] = await later.list()
    assert.deepEqual([plan?.damaged, plan?.missing], [true, 1])
    const waiting = plan?.configurations.find((one) => one.approval === 'waiting')
    assert.deepEqual([waiting?.configurationId, waiting?.entry], ['c2', 2])
    await later.approvalEnded('p', waiting?.entry ?? -1, 'applied')
    const [, last] = (await later.list())[0]?.configurations ?? []
    assert.deepEqual([last?.configurationId, last?.approval], ['c2', 'applied'])
  })

  it('keeps what an approved write brought, and what the service did not keep', async () => {
    const journal = journalIn()
    const approval = { code: 'code', path: 'beta/x', body: '{}' }
    const writer = await journal.begin(planOf('p', 1))
    await writer.outcome(outcomeOf('c0', 'pendingApproval', { approval }))
    await writer.close()
    const raw = { id: 'one', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }
    const held = { assignments: [assignmentFromGraph(raw)], readAt: 1 }
    const lost = [{ key: 'group:x', befores: [], afters: [] }]
    await journal.approvalEnded('p', 0, 'applied', outcomeOf('c0', 'applied', { held, lost }))
    const [one] = (await journal.read('p'))?.configurations ?? []
    assert.deepEqual([one?.approval, one?.fate, one?.held, one?.lost], ['applied', 'accepted', [raw], 1])
    const plans = await journal.list()
    assert.deepEqual([...notKept(plans).keys()], ['p'])
  })

  it('is not kept waiting by a number that no plan has', async () => {
    const journal = journalIn()
    await (await journal.begin(planOf('p', 1))).close()
    await journal.close()
    await rewrite((lines) => [...lines, `{"record":"intent","plan":"p","entry":${2 ** 40},"line":${2 ** 40}}`])
    const began = performance.now()
    assert.equal((await journalIn().list()).length, 1)
    assert(performance.now() - began < 500)
  })

  it('reads a journal of version 0.1.0, and orders its plans before those of today', async () => {
    await mkdir(folder, { recursive: true })
    const entry = { record: 'entry', plan: 'old', entry: 0, value: planOf('old', 1).entries[0] }
    const head = { id: 'old', at: now + 1e9, tenantId: 't', cloud: 'global', title: 'Old', source: 'add' }
    const outcome = {
      record: 'outcome',
      plan: 'old',
      entry: 0,
      at: now,
      outcome: 'failed',
      error: { kind: 'unknownOutcome', message: '' },
    }
    const lines = [{ record: 'plan', plan: 'old', head }, entry, { record: 'planned', plan: 'old' }, outcome]
    const name = `journal-20260101T000000000Z-${process.pid}-00000000.jsonl`
    await writeFile(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const journal = journalIn()
    assert.deepEqual(await journal.open(), { damaged: 0 })
    await journal.begin(planOf('new', 1))
    const plans = await journal.list()
    assert.deepEqual(
      plans.map(({ id, running, damaged }) => [id, running, damaged]),
      [
        ['new', true, false],
        ['old', false, false],
      ],
    )
    const old = await journal.read('old')
    assert.deepEqual([old?.signature, old?.configurations[0]?.fate], ['unsigned', 'unknown'])
  })

  it('knows what it wrote from what somebody changed', async () => {
    const journal = journalIn()
    const writer = await journal.begin(planOf('p', 1))
    await writer.intent(assignableOf('c0'))
    await journal.close()
    assert.equal((await journalIn().read('p'))?.signature, 'valid')
    await rewrite((lines) => lines.map((line) => line.replace('"groupId":"b"', '"groupId":"z"')))
    assert.equal((await journalIn().read('p'))?.signature, 'wrong')
    await rewrite((lines) => lines.map((line) => line.replace(/,"mac":"[^"]*"/, '')))
    assert.equal((await journalIn().read('p'))?.signature, 'unsigned')
  })

  it('knows what was signed with a key that is gone, and lists it as that', async () => {
    const journal = journalIn()
    await (await journal.begin(planOf('p', 1))).close()
    await journal.close()
    const later = journalIn(() => Promise.resolve(Buffer.alloc(32, 8)))
    const [listed] = await later.list()
    assert.deepEqual([listed?.keyGone, (await later.read('p'))?.signature], [true, 'keyGone'])
    assert.deepEqual(
      [(await journalIn().list())[0]?.keyGone, (await journalIn().read('p'))?.signature],
      [false, 'valid'],
    )
    // An end that was added under the new key does not make the rest of it good.
    await later.settled('p', 0, { ...outcomeOf('c0', 'applied'), held: { assignments: [], readAt: 0 } })
    assert.equal((await later.read('p'))?.signature, 'keyGone')
    await later.close()
  })

  it('takes a wrong signature for tampered where the record names the key that is there, or none', async () => {
    const journal = journalIn()
    await (await journal.begin(planOf('p', 1))).close()
    await journal.close()
    await rewrite((lines) => lines.map((line) => line.replace('"groupId":"b"', '"groupId":"z"')))
    assert.equal((await journalIn().read('p'))?.signature, 'wrong')
    // As every version before wrote them.
    await rewrite((lines) => lines.map((line) => line.replace(/,"key":"[^"]*"/, '')))
    assert.equal((await journalIn().read('p'))?.signature, 'wrong')
    assert.equal((await journalIn().list())[0]?.keyGone, false)
  })

  describe('on a disk that others use too', () => {
    before(function () {
      if (process.platform === 'win32') this.skip()
    })

    it('takes the rights of others on the folder and the files that were there before', async () => {
      const journal = journalIn()
      await (await journal.begin(planOf('p', 1))).close()
      await journal.close()
      await chmod(folder, 0o777)
      await chmod(await onlyFile(), 0o666)
      await journalIn().open()
      assert.deepEqual([(await stat(folder)).mode & 0o777, (await stat(await onlyFile())).mode & 0o777], [0o700, 0o600])
    })

    it('follows no link: not for the folder, not for a file, not for the copy of a repair', async () => {
      const elsewhere = join(folder, '..', 'elsewhere')
      await mkdir(elsewhere, { recursive: true })
      await symlink(elsewhere, folder)
      await assert.rejects(journalIn().begin(planOf('p', 1)), { kind: 'journal' })
      await rm(folder)
      const journal = journalIn()
      await (await journal.begin(planOf('p', 1))).close()
      await journal.close()
      const path = await onlyFile()
      const target = join(elsewhere, 'target')
      await writeFile(target, 'mine')
      await writeFile(path, `${await readFile(path, 'utf8')}{"half\n`)
      await symlink(target, `${path}.tmp`)
      await symlink(path, join(folder, `journal-20260101T000000000Z-${'0'.repeat(32)}.jsonl`))
      const later = journalIn()
      assert.deepEqual(await later.open(), { damaged: 1 })
      assert.equal((await later.list()).length, 1)
      assert.equal(await readFile(target, 'utf8'), 'mine')
      assert((await lstat(`${path}.tmp`)).isSymbolicLink())
    })
  })

  it('says which window writes to a file, and no longer once that is closed', async () => {
    const journal = journalIn()
    await journal.begin(planOf('p', 1))
    const [name = ''] = await files()
    assert.equal(await isLocked(name), true)
    assert.equal((await journalIn().list())[0]?.running, true)
    await journal.close()
    assert.equal(await isLocked(name), false)
    assert.equal((await journalIn().list())[0]?.running, false)
  })
})
