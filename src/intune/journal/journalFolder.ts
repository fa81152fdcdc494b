import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Log } from '../../base/log.ts'
import { isErrorCode } from '../../base/isErrorCode.ts'
import { type JournalRecord, recordOf } from './journalRecord.ts'

/** What is kept: the newest plans up to either bound, a file at a time. */
export interface JournalBounds {
  readonly bytes: number
  readonly plans: number
}

const filePattern = /^journal-\d{8}T\d{9}Z-(\d+)-[0-9a-f]{8}\.jsonl$/
const damagedPattern = /^journal-damaged-(\d+)\.jsonl$/
const damagedKept = 5
/** An approval lives 30 days at most (memdocs, multi-admin-approval); its request is kept that long. */
const approvalLife = 30 * 24 * 3_600_000

/** The files of a journal: one for each session that wrote, so that several windows never write to the same one. */
export class JournalFolder {
  readonly #folder: string
  readonly #log: Log
  readonly #own = new Set<string>()

  constructor(folder: string, log: Log) {
    this.#folder = folder
    this.#log = log
  }

  async create(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
  }

  /** A new name: sorted by time, with the process that owns the file. */
  newPath(now: number): string {
    const time = new Date(now).toISOString().replace(/[-:.]/g, '')
    const name = `journal-${time}-${process.pid}-${randomBytes(4).toString('hex')}.jsonl`
    this.#own.add(name)
    return join(this.#folder, name)
  }

  /** Nothing more will be written to it. */
  release(path: string): void {
    this.#own.delete(basename(path))
  }

  /**
   * Every readable record, oldest file first; `owned` where a running process may add to its file.
   * A file that another window took away meanwhile is passed over.
   */
  async *records(): AsyncIterable<{ readonly record: JournalRecord; readonly owned: boolean }> {
    for (const name of await this.#names()) {
      const owned = this.#isOwned(name)
      for await (const { record } of this.#lines(name)) {
        if (record !== undefined && record !== 'ignored') yield { record, owned }
      }
    }
  }

  /** Sets damaged lines of ended sessions aside. A file that a running process owns may be in the middle of a line. */
  async repair(): Promise<number> {
    let damaged = 0
    for (const name of await this.#names()) if (!this.#isOwned(name)) damaged += await this.#repairFile(name)
    return damaged
  }

  /** Removes the oldest files beyond the bounds, except those in use and those with an approval that may still come. */
  async prune(bounds: JournalBounds, now: number): Promise<void> {
    let bytes = 0
    let plans = 0
    for (const name of (await this.#names()).toReversed()) {
      const size = await sizeOf(join(this.#folder, name))
      let own = 0
      const waiting = new Set<string>()
      for await (const { record } of this.#lines(name)) {
        if (record === undefined || record === 'ignored') continue
        if (record.record === 'planned') own++
        if (record.record === 'outcome' && record.approval && now - record.at < approvalLife) waiting.add(record.plan)
      }
      bytes += size
      plans += own
      // The newest file stays however large it is.
      const first = bytes === size
      if (first || (bytes <= bounds.bytes && plans <= bounds.plans) || this.#isOwned(name) || waiting.size > 0) continue
      await rm(join(this.#folder, name), { force: true })
      this.#log.info(`journal: removed ${name}, ${own} plans, to stay within its bounds`)
    }
  }

  async #repairFile(name: string): Promise<number> {
    const bad: string[] = []
    for await (const { line, record } of this.#lines(name)) if (record === undefined) bad.push(line)
    if (bad.length === 0) return 0
    await this.#setAside(bad)
    const path = join(this.#folder, name)
    const copy = await open(`${path}.tmp`, 'w', 0o600)
    try {
      for await (const { line, record } of this.#lines(name))
        if (record !== undefined) await copy.appendFile(`${line}\n`)
      await copy.datasync()
    } finally {
      await copy.close()
    }
    await rename(`${path}.tmp`, path)
    this.#log.warn(`journal: ${bad.length} damaged lines of ${name} were set aside`)
    return bad.length
  }

  async #setAside(lines: readonly string[]): Promise<void> {
    const numbers = (await readdir(this.#folder)).flatMap((name) => Number(damagedPattern.exec(name)?.[1] ?? []))
    const next = Math.max(0, ...numbers) + 1
    const file = await open(join(this.#folder, `journal-damaged-${next}.jsonl`), 'wx', 0o600)
    try {
      await file.appendFile(lines.map((line) => `${line}\n`).join(''))
      await file.datasync()
    } finally {
      await file.close()
    }
    for (const old of numbers.filter((number) => number <= next - damagedKept)) {
      await rm(join(this.#folder, `journal-damaged-${old}.jsonl`), { force: true })
    }
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter((name) => filePattern.test(name)).sort()
    } catch (error) {
      if (isErrorCode(error, 'ENOENT')) return []
      throw error
    }
  }

  /** Line by line, so that memory does not grow with the file; `record` is undefined for a damaged line. */
  async *#lines(name: string): AsyncIterable<{ line: string; record: JournalRecord | 'ignored' | undefined }> {
    const input = createReadStream(join(this.#folder, name), 'utf8')
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        if (line !== '') yield { line, record: recordOf(line) }
      }
    } catch (error) {
      if (!isErrorCode(error, 'ENOENT')) throw error
    } finally {
      input.destroy()
    }
  }

  /** Whether a process that still runs may append to it. A container gives the same process ids again. */
  #isOwned(name: string): boolean {
    const pid = Number(filePattern.exec(name)?.[1])
    if (pid === process.pid) return this.#own.has(name)
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return !isErrorCode(error, 'ESRCH')
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return 0
    throw error
  }
}
