import type { Log } from '../../base/log.ts'
import type { Journal } from './journal.ts'

/** A journal that touches the disk only once somebody needs it. */
export class LazyJournal {
  readonly #journal: Journal
  readonly #log: Log
  readonly #onOpen: (journal: Journal) => Promise<void>
  #opening: Promise<Journal> | undefined

  /** `onOpen`: what its first user waits for. */
  constructor(journal: Journal, log: Log, onOpen: (journal: Journal) => Promise<void> = async () => {}) {
    this.#journal = journal
    this.#log = log
    this.#onOpen = onOpen
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
    await this.#onOpen(this.#journal)
    return this.#journal
  }
}
