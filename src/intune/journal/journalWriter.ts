import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log.ts'
import { type Assignable, configurationKey } from '../model/configuration.ts'
import { DomainError } from '../model/domainError.ts'
import { entryKey } from './entryKey.ts'
import type { Outcome } from '../planning/outcome.ts'
import { fileFailure } from '../../base/fileFailure.ts'
import type { JournalFile } from './journalFile.ts'
import { type JournalError, type JournalPlanEntry, type JournalRecord, lineOf } from './journalRecord.ts'
import { toError } from '../../base/toError.ts'

export interface JournalWriterParts {
  readonly file: JournalFile
  readonly plan: string
  readonly entries: readonly JournalPlanEntry[]
  readonly clock: Clock
  readonly log: Log
}

/** Records what becomes of one plan. */
export class JournalWriter {
  readonly #parts: JournalWriterParts
  readonly #onClose: () => Promise<void>
  readonly #ended = new Set<number>()
  /** Lines that could not be written; the next write takes them along. */
  #owed = ''
  #error: Error | undefined
  #closed = false

  constructor(parts: JournalWriterParts, onClose: () => Promise<void>) {
    this.#parts = parts
    this.#onClose = onClose
  }

  /** Why outcomes are missing on the disk, if any are. */
  get error(): Error | undefined {
    return this.#error
  }

  /** On the disk before the write of this configuration is sent. Throws a `DomainError` of kind `journal`: then nothing may be sent. */
  async intent(assignable: Assignable): Promise<void> {
    try {
      await this.#write({ record: 'intent', plan: this.#parts.plan, entry: this.#entryOf(assignable) })
    } catch (error) {
      throw new DomainError('journal', `the journal could not be written: ${fileFailure(error)}`, { cause: error })
    }
  }

  /** Never throws: by now the service holds what it holds. A failure is logged, stays in `error`, and is made good by the next write. */
  async outcome(outcome: Outcome): Promise<void> {
    const entry = this.#entryOf(outcome.assignable)
    this.#ended.add(entry)
    await this.#tryWrite({
      record: 'outcome',
      plan: this.#parts.plan,
      entry,
      at: this.#parts.clock.now(),
      outcome: outcome.outcome,
      fate: outcome.fate,
      sent: outcome.sent?.length ? outcome.sent : undefined,
      held: outcome.held?.assignments.map(({ raw }) => raw),
      looked: outcome.looked?.assignments.map(({ raw }) => raw),
      error: outcome.error && errorOf(outcome.error),
      approval: outcome.approval,
    })
  }

  /** Notes that the plan ran to its end. Never throws, see `error`. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#tryWrite({ record: 'closed', plan: this.#parts.plan })
    await this.#onClose()
  }

  /** A certificate profile can be in a plan through several profiles: the first that has no outcome yet. */
  #entryOf({ configuration, via }: Assignable): number {
    const { entries } = this.#parts
    const key = configurationKey(configuration)
    const fits = (entry: JournalPlanEntry): boolean => entryKey(entry) === key
    const exact = entries.findIndex(
      (entry, index) => fits(entry) && entry.via?.id === via?.id && !this.#ended.has(index),
    )
    return exact >= 0 ? exact : entries.findIndex(fits)
  }

  async #tryWrite(record: JournalRecord): Promise<void> {
    try {
      await this.#write(record)
    } catch (error) {
      this.#owed += lineOf(record)
      this.#error = toError(error)
      this.#parts.log.error(`journal: an outcome could not be written: ${fileFailure(error)}`)
    }
  }

  async #write(record: JournalRecord): Promise<void> {
    const owed = this.#owed
    this.#owed = ''
    try {
      await this.#parts.file.append(owed + lineOf(record))
    } catch (error) {
      this.#owed = owed + this.#owed
      throw error
    }
    if (this.#owed === '') this.#error = undefined
  }
}

export function errorOf(error: Error): JournalError {
  const kind = 'kind' in error && typeof error.kind === 'string' ? error.kind : 'unknown'
  return { kind, message: error.message }
}
