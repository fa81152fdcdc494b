import type { Memory } from './memory.ts'

const key = 'accountInUse'

/** Which account was in use last: only then is a silent restore worth the look into the secrets. */
export class AccountInUse {
  readonly #memory: Memory

  constructor(memory: Memory) {
    this.#memory = memory
  }

  get id(): string | undefined {
    const id = this.#memory.get(key)
    return typeof id === 'string' ? id : undefined
  }

  set(id: string | undefined): PromiseLike<void> {
    return this.#memory.update(key, id)
  }
}
