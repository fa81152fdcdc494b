/** Tells listeners of something that happened, in the order in which they came. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>()

  /** Listens until the answer is disposed of. */
  readonly event = (listener: (value: T) => void): { dispose(): void } => {
    const own = (value: T): void => listener(value)
    this.#listeners.add(own)
    return { dispose: () => this.#listeners.delete(own) }
  }

  fire(value: T): void {
    for (const listener of this.#listeners) listener(value)
  }

  dispose(): void {
    this.#listeners.clear()
  }
}
