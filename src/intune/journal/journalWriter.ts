import type { Clock } from '../../base/clock.ts'
import type { Log } from '../../base/log.ts'
import type { Assignment } from '../model/assignment.ts'
import { type Assignable, configurationKey } from '../model/configuration.ts'
import { DomainError } from '../model/domainError.ts'
import { entryKey } from './entryKey.ts'
import type { Outcome, SentRequest } from '../planning/outcome.ts'
import { fileFailure } from '../../base/fileFailure.ts'
import type { JournalFile } from './journalFile.ts'
import type { JournalError, JournalPlanEntry, JournalRecord } from './journalRecord.ts'
import { signedLine } from './signature.ts'
import { toError } from '../../base/toError.ts'

export interface JournalWriterParts {
  readonly file: JournalFile
  readonly key: Buffer
  readonly plan: string
  readonly entries: readonly JournalPlanEntry[]
  /** How many lines the plan has already. */
  readonly lines: number
  readonly clock: Clock
  readonly log: Log
}

/** Records what becomes of one plan. */
export class JournalWriter {
  readonly #parts: JournalWriterParts
  readonly #onClose: () => Promise<void>
  readonly #ended = new Set<number>()
  #lines: number
  /** Lines that could not be written; the next write takes them along. */
  #owed = ''
  #error: Error | undefined
  #closed = false

  constructor(parts: JournalWriterParts, onClose: () => Promise<void>) {
    this.#parts = parts
    this.#onClose = onClose
    this.#lines = parts.lines
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

  /** A request is on its way; `looked` is what was read right before the first one. Nobody waits for this to be written. */
  sending(assignable: Assignable, request: Omit<SentRequest, 'status'>, looked?: readonly Assignment[]): void {
    const entry = this.#entryOf(assignable)
    void this.#tryWrite({
      record: 'sending',
      plan: this.#parts.plan,
      entry,
      request,
      looked: looked?.map(({ raw }) => raw),
    })
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
      statuses: outcome.sent?.length ? outcome.sent.map(({ status }) => status ?? null) : undefined,
      held: outcome.held?.assignments.map(({ raw }) => raw),
      lost: outcome.lost?.length || undefined,
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
      this.#error = toError(error)
      this.#parts.log.error(`journal: an outcome could not be written: ${fileFailure(error)}`)
    }
  }

  /** A line that could not be written is owed: it has its number, and would leave a gap. */
  async #write(record: JournalRecord): Promise<void> {
    const lines = this.#owed + signedLine({ ...record, line: this.#lines++ }, this.#parts.key)
    this.#owed = ''
    try {
      await this.#parts.file.append(lines)
    } catch (error) {
      this.#owed = lines + this.#owed
      throw error
    }
    if (this.#owed === '') this.#error = undefined
  }
}

export function errorOf(error: Error): JournalError {
  const kind = 'kind' in error && typeof error.kind === 'string' ? error.kind : 'unknown'
  return { kind, message: error.message }
}
