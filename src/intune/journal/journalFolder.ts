import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Log } from '../../base/log.ts'
import { isErrorCode } from '../../base/isErrorCode.ts'
import { isLocked } from './fileLock.ts'
import { type JournalLine, readLines, repairFile } from './journalLines.ts'

/** What is kept: the newest plans up to either bound, a file at a time. */
export interface JournalBounds {
  readonly bytes: number
  readonly plans: number
}

/** Version 0.1.0 put a process id in the middle: such a file is read, and nobody writes to it any more. */
const filePattern = /^journal-\d{8}T\d{9}Z-(\d+-[0-9a-f]{8}|[0-9a-f]{32})\.jsonl$/
const damagedPattern = /^journal-damaged-(\d+)\.jsonl$/
const damagedKept = 5
/** An approval lives 30 days at most (memdocs, multi-admin-approval); its request is kept that long. */
const approvalLife = 30 * 24 * 3_600_000

/** The files of a journal: one for each session that wrote, so that several windows never write to the same one. */
export class JournalFolder {
  readonly #folder: string
  readonly #log: Log
  readonly #own = new Set<string>()
  /** The highest sequence in each file, with the size at which it was read. */
  readonly #sequences = new Map<string, { readonly size: number; readonly last: number }>()

  constructor(folder: string, log: Log) {
    this.#folder = folder
    this.#log = log
  }

  /** Makes the folder, and what is in it, the user's own. Throws where it is a link or somebody else's. */
  async create(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const found = await lstat(this.#folder)
    if (!found.isDirectory()) throw Object.assign(new Error('the folder is a link'), { code: 'ENOTDIR' })
    // What is somebody else's can't be changed, and says so.
    if ((found.mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(this.#folder, 0o700)
  }

  /** Takes the rights of others on files that were there before. */
  async protect(): Promise<void> {
    if (process.platform === 'win32') return
    for (const name of await readdir(this.#folder)) {
      if (!filePattern.test(name) && !damagedPattern.test(name)) continue
      const found = await lstat(join(this.#folder, name))
      if (found.isFile() && (found.mode & 0o077) !== 0) await chmod(join(this.#folder, name), 0o600)
    }
  }

  /** A new name: sorted by time, and one that nobody can guess. */
  newPath(now: number): string {
    const time = new Date(now).toISOString().replace(/[-:.]/g, '')
    const name = `journal-${time}-${randomBytes(16).toString('hex')}.jsonl`
    this.#own.add(name)
    return join(this.#folder, name)
  }

  /** Nothing more will be written to it. */
  release(path: string): void {
    this.#own.delete(basename(path))
  }

  /**
   * Every readable record, oldest file first; `owned` where a running process may add to its file.
   * A file that another window took away in between is passed over.
   */
  async *lines(): AsyncIterable<JournalLine & { readonly owned: boolean }> {
    for (const name of await this.#names()) {
      const owned = await this.#isOwned(name)
      for await (const line of readLines(join(this.#folder, name))) yield { ...line, owned }
    }
  }

  /** The highest sequence that other windows, or sessions before, have given; files that did not grow are not read again. */
  async lastSequence(): Promise<number> {
    let highest = 0
    for (const name of await this.#names()) {
      if (this.#own.has(name)) continue
      const path = join(this.#folder, name)
      const size = await sizeOf(path)
      let known = this.#sequences.get(name)
      if (known?.size !== size) {
        let last = 0
        for await (const { record } of readLines(path)) {
          if (record !== undefined && record !== 'ignored' && record.record === 'plan') {
            last = Math.max(last, record.head.sequence ?? 0)
          }
        }
        this.#sequences.set(name, (known = { size, last }))
      }
      highest = Math.max(highest, known.last)
    }
    return highest
  }

  /** Sets damaged lines of ended sessions aside. A file that a running process owns may be in the middle of a line. */
  async repair(): Promise<number> {
    let damaged = 0
    for (const name of await this.#names()) {
      if (await this.#isOwned(name)) continue
      const bad = await repairFile(join(this.#folder, name), (lines) => this.#setAside(lines))
      if (bad > 0) this.#log.warn(`journal: ${bad} damaged lines of ${name} were set aside`)
      damaged += bad
    }
    return damaged
  }

  /** Removes the oldest files beyond the bounds, except those in use and those with an approval that may still come. */
  async prune(bounds: JournalBounds, now: number): Promise<void> {
    const files = await Promise.all((await this.#names()).map((name) => this.#measured(name, now)))
    let bytes = 0
    let plans = 0
    for (const file of files.toSorted((a, b) => b.last - a.last || (a.name < b.name ? 1 : -1))) {
      bytes += file.size
      plans += file.plans
      // The newest file stays however large it is.
      const first = bytes === file.size
      if (first || (bytes <= bounds.bytes && plans <= bounds.plans) || file.waits) continue
      if (await this.#isOwned(file.name)) continue
      await rm(join(this.#folder, file.name), { force: true })
      this.#log.info(`journal: removed ${file.name}, ${file.plans} plans, to stay within its bounds`)
    }
  }

  async #measured(name: string, now: number) {
    const path = join(this.#folder, name)
    let [plans, last, waits] = [0, 0, false]
    for await (const { record } of readLines(path)) {
      if (record === undefined || record === 'ignored') continue
      if (record.record === 'plan') last = Math.max(last, record.head.sequence ?? 0)
      if (record.record === 'planned') plans++
      // How an approval ended is kept as long as the request itself, wherever that is.
      const approval = record.record === 'approval' || (record.record === 'outcome' && record.approval !== undefined)
      if (approval && now - record.at < approvalLife) waits = true
    }
    return { name, size: await sizeOf(path), plans, last, waits }
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

  async #isOwned(name: string): Promise<boolean> {
    return this.#own.has(name) || isLocked(name)
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await lstat(path)).size
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return 0
    throw error
  }
}
