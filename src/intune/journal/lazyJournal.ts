import type { Log } from '../../base/log.ts'
import type { Journal } from './journal.ts'

/** A journal that touches the disk only once somebody needs it. */
export class LazyJournal {
  readonly #journal: Journal
  readonly #log: Log
  #opening: Promise<Journal> | undefined

  constructor(journal: Journal, log: Log) {
    this.#journal = journal
    this.#log = log
  }

  /** Throws a `DomainError` of kind `journal` where the folder can't be used; the next call tries again. */
  open(): Promise<Journal> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  async close(): Promise<void> {
    if (this.#opening) await this.#journal.close()
  }

  async #open(): Promise<Journal> {
    const { damaged } = await this.#journal.open()
    if (damaged > 0) this.#log.warn(`The journal had ${damaged} damaged lines; they were set aside beside it.`)
    return this.#journal
  }
}
