import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log.ts'
import { DomainError } from '../model/domainError.ts'
import { fileFailure } from '../../base/fileFailure.ts'
import { entryKey } from './entryKey.ts'
import { type JournalEntry, JournalFold, type JournalPlanDetail } from './journalEntry.ts'
import { type AppendHandle, JournalFile } from './journalFile.ts'
import { type JournalBounds, JournalFolder } from './journalFolder.ts'
import { type ApprovalState, type JournalHead, type JournalPlanEntry, lineOf } from './journalRecord.ts'
import type { Outcome } from '../planning/outcome.ts'
import { errorOf, JournalWriter } from './journalWriter.ts'

/** A plan about to be applied. */
export interface JournalPlan extends Omit<JournalHead, 'at'> {
  readonly entries: readonly JournalPlanEntry[]
}

/** An outcome that was not known before. */
export type Settled = Outcome & Required<Pick<Outcome, 'held'>>

export interface JournalOptions {
  readonly bounds?: JournalBounds
  readonly openFile?: (path: string) => Promise<AppendHandle>
}

/** The record of every plan that was applied, in files of one line a record. */
export class Journal {
  readonly #folder: JournalFolder
  readonly #log: Log
  readonly #clock: Clock
  readonly #bounds: JournalBounds
  readonly #openFile: JournalOptions['openFile']
  #file: Promise<JournalFile> | undefined
  #inUse = 0

  constructor(folder: string, log: Log, clock: Clock, options: JournalOptions = {}) {
    this.#folder = new JournalFolder(folder, log)
    this.#log = log
    this.#clock = clock
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
    const id = plan.id
    return this.#append(async (file) => {
      await file.append(lineOf({ record: 'plan', plan: id, head: { ...rest, at: this.#clock.now() } }))
      for (let start = 0; start < entries.length; start += entriesAtOnce) {
        const part = entries.slice(start, start + entriesAtOnce)
        const lines = part.map((value, index) => lineOf({ record: 'entry', plan: id, entry: start + index, value }))
        await file.append(lines.join(''))
      }
      await file.append(lineOf({ record: 'planned', plan: id }))
      this.#inUse++
      const parts = { file, plan: id, entries, clock: this.#clock, log: this.#log }
      return new JournalWriter(parts, () => this.#release())
    })
  }

  /** The newest plans first. Throws what the file system does. */
  async list(limit = Infinity): Promise<readonly JournalEntry[]> {
    const fold = new JournalFold()
    for await (const { record, owned } of this.#folder.records()) fold.add(record, owned)
    return fold.details().slice(0, limit)
  }

  /** One plan with all its assignments, or undefined where the journal does not have it (any more). */
  async read(id: string): Promise<JournalPlanDetail | undefined> {
    const fold = new JournalFold(id)
    for await (const { record, owned } of this.#folder.records()) fold.add(record, owned)
    return fold.details()[0]
  }

  /**
   * Notes how the approval of one configuration of a plan (`entryKey`) ended, in whatever session.
   * Throws a `DomainError` of kind `journal`, or `notFound` where the journal does not have it.
   */
  async approvalEnded(id: string, key: string, state: ApprovalState): Promise<void> {
    const plan = await this.read(id)
    const entry = plan?.configurations.findIndex((one) => entryKey(one) === key && one.request) ?? -1
    if (entry < 0) throw new DomainError('notFound', 'the journal has no such approval')
    const line = lineOf({ record: 'approval', plan: id, entry, at: this.#clock.now(), state })
    await this.#append((file) => file.append(line))
  }

  /** Notes what a later look found of an entry whose fate was unknown. Throws a `DomainError` of kind `journal`. */
  async settled(id: string, entry: number, { outcome, fate, held, error }: Settled): Promise<void> {
    const at = this.#clock.now()
    const raws = held.assignments.map(({ raw }) => raw)
    const told = { outcome, fate, held: raws, error: error && errorOf(error) }
    await this.#append((file) => file.append(lineOf({ record: 'settled', plan: id, entry, at, ...told })))
  }

  /** Ends the file of this session; the next plan begins another. */
  async close(): Promise<void> {
    const opening = this.#file
    this.#file = undefined
    const file = await opening
    if (!file) return
    await file.close()
    this.#folder.release(file.path)
  }

  async #append<T>(work: (file: JournalFile) => Promise<T>): Promise<T> {
    this.#inUse++
    try {
      const result = await work(await (this.#file ??= this.#create()))
      await this.#release()
      return result
    } catch (error) {
      this.#inUse--
      // A file that can't be written, or that somebody removed, is not tried again.
      if (this.#inUse === 0) await this.close().catch((reason: unknown) => this.#log.debug(fileFailure(reason)))
      throw unwritable(error)
    }
  }

  async #create(): Promise<JournalFile> {
    await this.#folder.create()
    return JournalFile.create(this.#folder.newPath(this.#clock.now()), this.#openFile)
  }

  /** Old plans are dropped by whole files, so a file ends once it holds a quarter of what may be kept. */
  async #release(): Promise<void> {
    this.#inUse--
    const file = await this.#file
    if (!file || this.#inUse > 0 || file.size <= this.#bounds.bytes / 4) return
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
  return new DomainError('journal', `the journal could not be written: ${fileFailure(error)}`, { cause: error })
}
