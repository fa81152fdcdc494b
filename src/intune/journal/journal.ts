import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log.ts'
import { DomainError } from '../model/domainError.ts'
import { fileFailure } from '../../base/fileFailure.ts'
import { FileLock } from './fileLock.ts'
import type { JournalEntry, JournalPlanDetail } from './journalEntry.ts'
import { type AppendHandle, JournalFile } from './journalFile.ts'
import { JournalFold } from './journalFold.ts'
import { type JournalBounds, JournalFolder } from './journalFolder.ts'
import type { ApprovalState, JournalHead, JournalPlanEntry, JournalRecord } from './journalRecord.ts'
import type { Outcome } from '../planning/outcome.ts'
import { errorOf, JournalWriter } from './journalWriter.ts'
import { isOfAnotherKey, type JournalKey, keyId, signatureOf, signedLine } from './signature.ts'

/** A plan about to be applied. */
export interface JournalPlan extends Omit<JournalHead, 'at' | 'sequence'> {
  readonly entries: readonly JournalPlanEntry[]
}

/** An outcome that was not known before. */
export type Settled = Outcome & Required<Pick<Outcome, 'held'>>

export interface JournalOptions {
  readonly bounds?: JournalBounds
  readonly openFile?: (path: string) => Promise<AppendHandle>
}

/** The record of every plan that was applied, in files of one signed line a record. */
export class Journal {
  readonly #folder: JournalFolder
  readonly #log: Log
  readonly #clock: Clock
  readonly #key: JournalKey
  readonly #bounds: JournalBounds
  readonly #openFile: JournalOptions['openFile']
  #file: Promise<{ readonly file: JournalFile; readonly lock: FileLock }> | undefined
  #sequence = 0
  #inUse = 0

  constructor(folder: string, log: Log, clock: Clock, key: JournalKey, options: JournalOptions = {}) {
    this.#folder = new JournalFolder(folder, log)
    this.#log = log
    this.#clock = clock
    this.#key = key
    this.#bounds = options.bounds ?? { bytes: 16 * 1024 * 1024, plans: 1000 }
    this.#openFile = options.openFile
  }

  /**
   * Sets damaged lines of earlier sessions aside, into `journal-damaged-<n>.jsonl`, says how many they were, and
   * drops what is beyond the bounds. Throws a `DomainError` of kind `journal` where the folder can't be used.
   */
  async open(): Promise<{ damaged: number }> {
    try {
      await this.#folder.create()
      await this.#folder.protect()
      const damaged = await this.#folder.repair()
      await this.#folder.prune(this.#bounds, this.#clock.now())
      return { damaged }
    } catch (error) {
      throw unwritable(error)
    }
  }

  /**
   * Writes the plan down, before and after of every configuration, before anything is sent.
   * Throws a `DomainError` of kind `journal` if that is not safely on the disk.
   */
  async begin(plan: JournalPlan): Promise<JournalWriter> {
    const { entries, ...rest } = plan
    return this.#append(async (file, key) => {
      let lines = 0
      const line = (record: JournalRecord): string => signedLine({ ...record, line: lines++ }, key)
      const last = await this.#folder.lastSequence()
      this.#sequence = Math.max(this.#sequence, last) + 1
      const head = { ...rest, at: this.#clock.now(), sequence: this.#sequence }
      await file.append(line({ record: 'plan', plan: plan.id, head }))
      for (let start = 0; start < entries.length; start += entriesAtOnce) {
        const part = entries.slice(start, start + entriesAtOnce)
        const records = part.map((value, index) => ({ record: 'entry', entry: start + index, value }) as const)
        await file.append(records.map((record) => line({ ...record, plan: plan.id })).join(''))
      }
      await file.append(line({ record: 'planned', plan: plan.id, entries: entries.length }))
      this.#inUse++
      const parts = { file, key, plan: plan.id, entries, lines, clock: this.#clock, log: this.#log }
      return new JournalWriter(parts, () => this.#release())
    })
  }

  /** The newest plans first. Throws what the file system does. */
  async list(limit = Infinity): Promise<readonly JournalEntry[]> {
    const fold = new JournalFold()
    // Which key signed a record is read here, and not whether it did: nothing is made of a list.
    const id = await this.#key().then(keyId, () => undefined)
    for await (const { record, owned } of this.#folder.lines()) {
      if (record !== undefined && record !== 'ignored')
        fold.add(record, owned, id !== undefined && isOfAnotherKey(record, id) ? 'keyGone' : 'valid')
    }
    return fold.details().slice(0, limit)
  }

  /** One plan with all its assignments and whether its signature holds, or undefined where the journal does not have it (any more). */
  async read(id: string): Promise<JournalPlanDetail | undefined> {
    const key = await this.#key()
    const fold = new JournalFold(id)
    for await (const { line, record, owned } of this.#folder.lines()) {
      if (record === undefined || record === 'ignored' || record.plan !== id) continue
      fold.add(record, owned, signatureOf(line, key))
    }
    return fold.details()[0]
  }

  /**
   * Notes how the approval of one configuration of a plan ended, in whatever session, and what its write brought; `entry`
   * is its number within the plan. Throws a `DomainError` of kind `journal`, or `notFound` where the journal does not have it.
   */
  async approvalEnded(id: string, entry: number, state: ApprovalState, outcome?: Outcome): Promise<void> {
    const plan = await this.read(id)
    if (!plan?.configurations.some((one) => one.entry === entry && one.request)) {
      throw new DomainError('notFound', 'the journal has no such approval')
    }
    const held = outcome?.held?.assignments.map(({ raw }) => raw)
    const lost = outcome?.lost?.length
    await this.#add({ record: 'approval', plan: id, entry, at: this.#clock.now(), state, held, lost })
  }

  /** Notes what a later look found of an entry whose fate was unknown. Throws a `DomainError` of kind `journal`. */
  async settled(id: string, entry: number, { outcome, fate, held, error }: Settled): Promise<void> {
    const raws = held.assignments.map(({ raw }) => raw)
    const told = { outcome, fate, held: raws, error: error && errorOf(error) }
    await this.#add({ record: 'settled', plan: id, entry, at: this.#clock.now(), ...told })
  }

  /** Ends the file of this session; the next plan begins another. */
  async close(): Promise<void> {
    const opening = this.#file
    this.#file = undefined
    const opened = await opening
    if (!opened) return
    await opened.file.close()
    this.#folder.release(opened.file.path)
    await opened.lock.release()
  }

  async #add(record: JournalRecord): Promise<void> {
    await this.#append((file, key) => file.append(signedLine(record, key)))
  }

  async #append<T>(work: (file: JournalFile, key: Buffer) => Promise<T>): Promise<T> {
    this.#inUse++
    try {
      const key = await this.#key()
      const { file } = await (this.#file ??= this.#create())
      const result = await work(file, key)
      await this.#release()
      return result
    } catch (error) {
      this.#inUse--
      // A file that can't be written, or that somebody removed, is not tried again.
      if (this.#inUse === 0) await this.close().catch((reason: unknown) => this.#log.debug(fileFailure(reason)))
      throw unwritable(error)
    }
  }

  /** The lock is there before the file: a file without one is nobody's. */
  async #create(): Promise<{ readonly file: JournalFile; readonly lock: FileLock }> {
    await this.#folder.create()
    const path = this.#folder.newPath(this.#clock.now())
    const lock = await FileLock.take(path)
    try {
      return { file: await JournalFile.create(path, this.#openFile), lock }
    } catch (error) {
      this.#folder.release(path)
      await lock.release()
      throw error
    }
  }

  /** Old plans are dropped by whole files, so a file ends once it holds a quarter of what may be kept. */
  async #release(): Promise<void> {
    this.#inUse--
    const opened = await this.#file
    if (!opened || this.#inUse > 0 || opened.file.size <= this.#bounds.bytes / 4) return
    try {
      await this.close()
      await this.#folder.prune(this.#bounds, this.#clock.now())
    } catch (error) {
      this.#log.warn(`journal: could not begin a new file: ${fileFailure(error)}`)
    }
  }
}

/** Keeps the text in memory small for a plan of thousands. */
const entriesAtOnce = 100

function unwritable(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  return new DomainError('journal', `the journal could not be written: ${fileFailure(error)}`, { cause: error })
}
