import { deviceConfigurations } from '../../../../src/intune/kinds/deviceConfigurations.ts'
import { namedConfiguration } from '../../../../src/intune/model/configuration.ts'
import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Clock } from '../../../../src/base/clock.ts'
import { GraphError } from '../../../../src/graph/graphError.ts'
import { Journal, type JournalOptions } from '../../../../src/intune/journal/journal.ts'
import { MemoryLog } from '../../graph/graphHarness.ts'
import { assignableOf, heldOf, outcomeOf, planOf, silent, testKey } from './journalSupport.ts'

const crashing = new URL('journalCrash.ts', import.meta.url).pathname
const clock: Clock = { now: () => now++, monotonic: () => now, sleep: () => Promise.resolve() }
let now = Date.parse('2026-01-02T03:04:05.678Z')

describe('the journal', () => {
  let folder: string
  const journals: Journal[] = []
  const journalIn = (place: string, options?: JournalOptions): Journal => {
    const journal = new Journal(place, silent, clock, testKey, options)
    journals.push(journal)
    return journal
  }
  const files = async (): Promise<string[]> => (await readdir(folder)).sort()
  /** As if the process that wrote the only file had ended: its locks are gone. */
  const orphan = async (): Promise<string> => {
    await Promise.all(journals.map((journal) => journal.close()))
    const name = (await files()).find((file) => file.endsWith('.jsonl') && !file.includes('damaged')) ?? ''
    return join(folder, name)
  }
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'journal-')), 'storage')
  })
  afterEach(async () => {
    await Promise.allSettled(journals.splice(0).map((journal) => journal.close()))
    await rm(join(folder, '..'), { recursive: true, force: true })
  })

  it('is empty, and makes no file, until there is a plan', async () => {
    const journal = journalIn(folder)
    assert.deepEqual(await journal.list(), [])
    assert.deepEqual(await journal.open(), { damaged: 0 })
    assert.deepEqual(await journal.list(), [])
    assert.deepEqual(await files(), [])
  })

  it('tells what became of each configuration of a plan', async () => {
    const journal = journalIn(folder)
    const writer = await journal.begin(planOf('p', 5))
    for (const id of ['c0', 'c1', 'c2']) await writer.intent(assignableOf(id))
    await writer.outcome(outcomeOf('c0', 'applied', heldOf('a', 'b')))
    const error = new GraphError('forbidden', 'no')
    await writer.outcome(outcomeOf('c1', 'failed', { error }))
    await writer.outcome(outcomeOf('c3', 'stale', heldOf('z')))
    const [entry] = await journalIn(folder).list()
    assert(entry)
    assert.equal(entry.closed, false)
    assert.equal(entry.account, 'ada@contoso.com')
    assert.deepEqual(
      entry.configurations.map(({ configurationName, outcome, begun, error: kept }) => [
        configurationName,
        outcome,
        begun,
        kept,
      ]),
      [
        ['Configuration 0', 'applied', true, undefined],
        ['Configuration 1', 'failed', true, { kind: 'forbidden', message: 'no' }],
        ['Configuration 2', 'pending', true, undefined],
        ['Configuration 3', 'stale', false, undefined],
        ['Configuration 4', 'pending', false, undefined],
      ],
    )
    await writer.close()
    assert.equal((await journal.list())[0]?.closed, true)
  })

  it('gives back every property of before, after and held', async () => {
    const journal = journalIn(folder)
    const plan = planOf('p', 2)
    const writer = await journal.begin(plan)
    await writer.outcome(outcomeOf('c1', 'applied', heldOf('a', 'b')))
    const read = await journal.read('p')
    assert(read)
    assert.deepEqual(read.configurations[1]?.before, plan.entries[1]?.before)
    assert.deepEqual(read.configurations[1]?.after, plan.entries[1]?.after)
    assert.deepEqual(read.configurations[1]?.held, plan.entries[1]?.after)
    assert.equal(await journal.read('other'), undefined)
  })

  it('keeps apart the ways to one certificate profile', async () => {
    const journal = journalIn(folder)
    const [certificate] = planOf('p', 1).entries
    assert(certificate)
    const entries = ['v1', 'v2'].map((id) => ({ ...certificate, via: { id, name: id } }))
    const writer = await journal.begin({ ...planOf('p', 0), entries })
    const { assignable } = outcomeOf('c0', 'applied')
    const via = namedConfiguration(deviceConfigurations, 'v2', 'v2')
    await writer.outcome({ assignable: { ...assignable, via }, outcome: 'unchanged', fate: 'notSent' })
    const [plan] = await journal.list()
    assert.deepEqual(
      plan?.configurations.map(({ outcome }) => outcome),
      ['pending', 'unchanged'],
    )
  })

  it('lists the newest plans of all windows first', async () => {
    const [one, two] = [journalIn(folder), journalIn(folder)]
    await Promise.all([one, two].map((journal, n) => journal.begin(planOf(`first-${n}`, 1))))
    await two.begin(planOf('second', 1))
    await one.begin(planOf('third', 1))
    assert.equal((await files()).length, 2)
    assert.deepEqual(
      (await one.list(2)).map(({ id }) => id),
      ['third', 'second'],
    )
    assert.equal((await two.list()).length, 4)
  })

  it('takes plans and outcomes that come at once', async () => {
    const journal = journalIn(folder)
    const ids = Array.from({ length: 20 }, (_, n) => `p${n}`)
    const writers = await Promise.all(ids.map((id) => journal.begin(planOf(id, 10))))
    await Promise.all(
      writers.map(async (writer) => {
        await Promise.all(Array.from({ length: 10 }, (_, n) => writer.outcome(outcomeOf(`c${n}`, 'applied'))))
        await writer.close()
      }),
    )
    const plans = await journal.list()
    assert.equal(plans.length, 20)
    assert(plans.every((plan) => plan.closed && plan.configurations.every(({ outcome }) => outcome === 'applied')))
    assert.equal((await files()).length, 1)
  })

  it('can be read by nobody else', async function () {
    if (process.platform === 'win32') this.skip()
    await journalIn(folder).begin(planOf('p', 1))
    const [name = ''] = await files()
    assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600)
  })

  describe('after a crash', () => {
    it('sets half a line aside and keeps the rest', async () => {
      const writer = await journalIn(folder).begin(planOf('p', 2))
      await writer.intent(assignableOf('c0'))
      const path = await orphan()
      const whole = await readFile(path, 'utf8')
      await appendFile(path, '{"record":"outcome","plan":"p","entry":0,"at":1,"outco')
      const journal = journalIn(folder)
      assert.deepEqual(await journal.open(), { damaged: 1 })
      assert.equal(await readFile(path, 'utf8'), whole)
      assert.match(await readFile(join(folder, 'journal-damaged-1.jsonl'), 'utf8'), /"outco\n$/)
      const [plan] = await journal.list()
      assert.deepEqual(
        plan?.configurations.map(({ outcome, begun }) => [outcome, begun]),
        [
          ['pending', true],
          ['pending', false],
        ],
      )
      assert.deepEqual(await journalIn(folder).open(), { damaged: 0 })
    })

    it('reads what is left of a file cut at any byte', async () => {
      const writer = await journalIn(folder).begin(planOf('p', 2))
      await writer.intent(assignableOf('c0'))
      await writer.outcome(outcomeOf('c0', 'applied'))
      await writer.close()
      const path = await orphan()
      const whole = await readFile(path)
      const planned = whole.indexOf('"planned"')
      const end = whole.indexOf('\n', planned)
      for (let length = 0; length < whole.length; length += 7) {
        await writeFile(path, whole.subarray(0, length))
        const journal = journalIn(folder)
        await journal.open()
        const plans = await journal.list()
        if (length < planned) assert.equal(plans.length, 0)
        if (length > end) assert.equal(plans[0]?.configurations.length, 2)
      }
    })

    it('sets bytes aside that the disk made up', async () => {
      const first = journalIn(folder)
      for (const id of ['p', 'q']) await (await first.begin(planOf(id, 1))).close()
      const path = await orphan()
      const text = await readFile(path, 'utf8')
      await writeFile(path, `${'\0'.repeat(100)}\n{"record":"outcome","plan":"p"}\n[1]\n${text}`)
      const journal = journalIn(folder)
      assert.deepEqual(await journal.open(), { damaged: 3 })
      assert.equal((await journal.list()).length, 2)
    })

    it('leaves records of a later version where they are', async () => {
      await journalIn(folder).begin(planOf('p', 1))
      const path = await orphan()
      await appendFile(path, '{"record":"signed","plan":"p"}\n')
      const journal = journalIn(folder)
      assert.deepEqual(await journal.open(), { damaged: 0 })
      assert.equal((await journal.list()).length, 1)
      assert.match(await readFile(path, 'utf8'), /signed/)
    })

    it('does not touch a file that a running window may be writing to, and does once that has ended', async function () {
      this.timeout(20_000)
      const child = spawn(process.execPath, [crashing, folder, 'once'], { stdio: ['ignore', 'pipe', 'inherit'] })
      try {
        await once(child.stdout, 'data')
        const path = join(folder, (await files())[0] ?? '')
        await appendFile(path, '{"half')
        const [running] = await journalIn(folder).list()
        assert.deepEqual([await journalIn(folder).open(), running?.running], [{ damaged: 0 }, true])
      } finally {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      const later = journalIn(folder)
      assert.deepEqual([await later.open(), (await later.list())[0]?.running], [{ damaged: 1 }, false])
    })

    it('knows everything that was promised before the process was killed', async function () {
      this.timeout(60_000)
      for (let round = 0; round < 5; round++) {
        const place = join(folder, `round-${round}`)
        const child: ChildProcess = spawn(process.execPath, [crashing, place], { stdio: ['ignore', 'pipe', 'inherit'] })
        let said = ''
        child.stdout?.on('data', (data: Buffer) => {
          said += data.toString()
          if (said.length > 500 + round * 777) child.kill('SIGKILL')
        })
        await once(child, 'close')
        const journal = journalIn(place)
        await journal.open()
        const plans = new Map((await journal.list()).map((plan) => [plan.id, plan]))
        const promises = said.split('\n').slice(0, -1)
        assert(promises.length > 10)
        for (const promise of promises) {
          const [what, id = ''] = promise.split(' ')
          const plan = plans.get(id)
          assert(plan, `${promise} is gone`)
          const [first, second] = plan.configurations
          if (what === 'intent') assert.equal(first?.begun, true)
          if (what === 'outcome') assert.equal(first?.outcome, 'applied')
          assert.deepEqual([second?.outcome, second?.begun], ['pending', false])
        }
      }
    })
  })

  describe('when the disk is full', () => {
    it('refuses to begin, so that nothing is sent, and is well again once there is room', async () => {
      let full = true
      const journal = journalIn(folder, {
        openFile: async (path) => {
          const handle = await open(path, 'ax')
          const appendFileOrFail: typeof handle.appendFile = async (data, options) => {
            if (!full) return handle.appendFile(data, options)
            await handle.appendFile((data as string).slice(0, 20))
            throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
          }
          return {
            appendFile: appendFileOrFail,
            datasync: () => handle.datasync(),
            stat: () => handle.stat() as never,
            truncate: (length) => handle.truncate(length),
            close: () => handle.close(),
          }
        },
      })
      await assert.rejects(journal.begin(planOf('p', 1)), { kind: 'journal' })
      full = false
      const writer = await journal.begin(planOf('q', 2))
      full = true
      await assert.rejects(writer.intent(assignableOf('c0')), { kind: 'journal' })
      await writer.outcome(outcomeOf('c0', 'failed'))
      assert(writer.error)
      full = false
      await writer.outcome(outcomeOf('c1', 'applied'))
      assert.equal(writer.error, undefined)
      const plans = await journal.list()
      assert.deepEqual(
        plans.map(({ id, configurations }) => [id, configurations.map(({ outcome }) => outcome)]),
        [['q', ['failed', 'applied']]],
      )
    })

    it('names no folder, where the folder itself is the trouble', async () => {
      await writeFile(join(folder, '..', 'ann.smith'), 'a file where a folder has to be')
      const journal = journalIn(join(folder, '..', 'ann.smith', 'journal'))
      await assert.rejects(journal.begin(planOf('p', 1)), (error: Error) => {
        assert.match(error.message, /: ENOTDIR \(mkdir\)$/)
        return true
      })
    })

    it('names no folder in the log, where it is lost to something else meanwhile', async () => {
      const log = new MemoryLog()
      const journal = new Journal(folder, log, clock, testKey, { bounds: { bytes: 1, plans: 1 } })
      journals.push(journal)
      const writer = await journal.begin(planOf('p', 1))
      await rename(folder, `${folder}-moved`)
      await writeFile(folder, 'a file where the folder was')
      await writer.close()
      assert.deepEqual(log.lines, ['journal: could not begin a new file: ENOTDIR (scandir)'])
    })

    it('says so on a real one', async function () {
      const place = await mkdtemp(join(tmpdir(), 'journal-full-'))
      const run = promisify(execFile)
      try {
        await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place])
      } catch {
        await rm(place, { recursive: true })
        return this.skip()
      }
      try {
        const journal = journalIn(place)
        const writer = await journal.begin(planOf('small', 2))
        await assert.rejects(journal.begin(planOf('large', 1000)), { kind: 'journal' })
        await writer.outcome(outcomeOf('c0', 'applied'))
        const plans = await journal.list()
        assert.deepEqual(
          plans.map(({ id, configurations }) => [id, configurations[0]?.outcome]),
          [['small', 'applied']],
        )
        await journal.close()
      } finally {
        await run('umount', [place])
        await rm(place, { recursive: true })
      }
    })

    it('notices that its file was removed, and begins another', async () => {
      const journal = journalIn(folder)
      await (await journal.begin(planOf('p', 1))).close()
      await rm(folder, { recursive: true })
      await assert.rejects(journal.begin(planOf('q', 1)), { kind: 'journal' })
      await journal.begin(planOf('r', 1))
      assert.equal((await journal.list())[0]?.id, 'r')
    })

    it('says that the folder can not be used', async () => {
      await writeFile(`${folder}-file`, '')
      await assert.rejects(journalIn(`${folder}-file`).open(), { kind: 'journal' })
      await assert.rejects(journalIn(`${folder}-file`).begin(planOf('p', 1)), { kind: 'journal' })
    })
  })

  describe('bounds', () => {
    it('drop the oldest plans, a file at a time, and never the newest', async () => {
      const bounds = { bytes: 20_000, plans: 1000 }
      const journal = journalIn(folder, { bounds })
      for (let n = 0; n < 100; n++) await (await journal.begin(planOf(`p${n}`, 2))).close()
      const sizes = await Promise.all((await files()).map(async (name) => (await stat(join(folder, name))).size))
      assert(sizes.length > 1)
      const total = sizes.reduce((sum, size) => sum + size, 0)
      assert(total > 10_000 && total < 30_000, `${total} bytes`)
      const ids = (await journal.list()).map(({ id }) => id)
      assert.deepEqual(
        ids,
        Array.from({ length: ids.length }, (_, n) => `p${99 - n}`),
      )
    })

    it('count plans too, and spare what waits for an approval', async () => {
      const approval = { code: 'code', path: 'beta/x', body: '{"exact": "bytes" }' }
      for (const id of ['waits', 'old', 'new']) {
        const journal = journalIn(folder)
        const writer = await journal.begin(planOf(id, 1))
        if (id === 'waits') await writer.outcome(outcomeOf('c0', 'pendingApproval', { approval }))
        await writer.close()
        await journal.close()
      }
      const journal = journalIn(folder, { bounds: { bytes: 1e6, plans: 1 } })
      await journal.open()
      assert.deepEqual(
        (await journal.list()).map(({ id }) => id),
        ['new', 'waits'],
      )
    })
  })

  it('keeps how an approval ended as long as the request, in whatever file that is', async () => {
    const approval = { code: 'code', path: 'beta/x', body: '{}' }
    for (const id of ['waits', 'other', 'new']) {
      const journal = journalIn(folder)
      const writer = await journal.begin(planOf(id, 1))
      if (id === 'waits') await writer.outcome(outcomeOf('c0', 'pendingApproval', { approval }))
      await writer.close()
      if (id === 'other') await journal.approvalEnded('waits', 0, 'rejected')
      await journal.close()
    }
    const journal = journalIn(folder, { bounds: { bytes: 1e6, plans: 1 } })
    await journal.open()
    const waits = (await journal.list()).find(({ id }) => id === 'waits')
    assert.equal(waits?.configurations[0]?.approval, 'rejected')
  })

  it('keeps the bytes of a write that waits for an approval, and how that ended, across sessions', async () => {
    const approval = { code: 'code', path: 'beta/x', body: '{ "exact":  "bytes" }' }
    const writer = await journalIn(folder).begin(planOf('p', 2))
    await writer.outcome(outcomeOf('c1', 'pendingApproval', { approval, ...heldOf('a') }))
    await writer.close()
    const later = journalIn(folder)
    assert.equal((await later.list())[0]?.configurations[1]?.approval, 'waiting')
    assert.deepEqual((await later.read('p'))?.configurations[1]?.request, approval)
    await later.approvalEnded('p', 1, 'rejected')
    assert.equal((await later.list())[0]?.configurations[1]?.approval, 'rejected')
    await assert.rejects(later.approvalEnded('p', 0, 'applied'), { kind: 'notFound' })
  })

  it('lists ten thousand configurations without their sets', async function () {
    this.timeout(30_000)
    const journal = journalIn(folder)
    const writer = await journal.begin(planOf('p', 10_000))
    await writer.close()
    const [plan] = await journal.list()
    assert.equal(plan?.configurations.length, 10_000)
    const json = JSON.stringify(plan)
    assert(!json.includes('groupAssignmentTarget'))
  })
})
