import type { Subject } from '../../../intune/reach/subject.ts'
import { readSubject } from '../../../operations/readSubject.ts'
import type { Connection } from '../../../session/connection.ts'
import type { FoundSubject } from './groupRow.ts'

/** Who is in which groups, asked once for each reading of the list, so that drawing a view anew asks nothing. */
export class SubjectAnswers {
  readonly #known = new Map<string, Promise<Subject>>()
  #connection: Connection | undefined
  #readAt: number | undefined

  /** Rejects as `readSubject` does; then the next one asks again. */
  of(connection: Connection, { of, id }: FoundSubject): Promise<Subject> {
    const readAt = connection.tenant.listReadAt
    if (this.#connection !== connection || this.#readAt !== readAt) this.#known.clear()
    this.#connection = connection
    this.#readAt = readAt
    const key = `${of} ${id}`
    const known = this.#known.get(key)
    if (known) return known
    const asked = readSubject(connection, of === 'user' ? { of, key: id } : { of, id }).then(({ subject }) => subject)
    this.#known.set(key, asked)
    asked.catch(() => this.#known.delete(key))
    return asked
  }
}
