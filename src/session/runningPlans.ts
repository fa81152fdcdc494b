/** The plans being applied over one connection, so that it is not closed under a write. */
export class RunningPlans {
  readonly #controllers = new Set<AbortController>()
  readonly #ends = new Set<Promise<unknown>>()
  #stopped = false

  /** Runs `work` with a signal that aborts when the user cancels (`cancel`) or the connection is to be closed. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>, cancel?: AbortSignal): Promise<T> {
    const controller = new AbortController()
    if (this.#stopped) controller.abort()
    const signal = cancel ? AbortSignal.any([controller.signal, cancel]) : controller.signal
    const end = work(signal)
    const settled = end.catch(() => undefined)
    this.#controllers.add(controller)
    this.#ends.add(settled)
    try {
      return await end
    } finally {
      this.#controllers.delete(controller)
      this.#ends.delete(settled)
    }
  }

  /** Lets what is in work finish, and nothing new begin. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const controller of this.#controllers) controller.abort()
    await Promise.all(this.#ends)
  }
}
