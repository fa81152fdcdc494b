import type { Connection } from '../../../session/connection.ts'

/** Answers of the service, each asked for once for each reading of the list, so that drawing a view anew asks nothing. */
export class KeptAnswers<Answer> {
  readonly #known = new Map<string, Promise<Answer>>()
  #connection: Connection | undefined
  #readAt: number | undefined

  /** Rejects as `ask` does; then the next one asks again. */
  of(connection: Connection, key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const readAt = connection.tenant.listReadAt
    if (this.#connection !== connection || this.#readAt !== readAt) this.#known.clear()
    this.#connection = connection
    this.#readAt = readAt
    const known = this.#known.get(key)
    if (known) return known
    const asked = ask()
    this.#known.set(key, asked)
    asked.catch(() => {
      if (this.#known.get(key) === asked) this.#known.delete(key)
    })
    return asked
  }
}
