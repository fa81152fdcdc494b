/** Which rows are selected, as in VS Code's lists: one is active, and a range goes on from where it began. */
export class Selection {
  readonly #keys = new Set<string>()
  #active: string | undefined
  #anchor: string | undefined

  get keys(): ReadonlySet<string> {
    return this.#keys
  }

  get active(): string | undefined {
    return this.#active
  }

  /** The mouse or the keyboard goes to a row: alone, with all between (`range`), or with those that are selected (`toggle`). */
  go(order: readonly string[], key: string, how: 'alone' | 'range' | 'toggle' = 'alone'): void {
    this.#active = key
    if (how === 'range' && this.#anchor !== undefined && order.includes(this.#anchor)) {
      const [a, b] = [order.indexOf(this.#anchor), order.indexOf(key)]
      this.#set(order.slice(Math.min(a, b), Math.max(a, b) + 1))
      return
    }
    this.#anchor = key
    if (how !== 'toggle') this.#set([key])
    else if (!this.#keys.delete(key)) this.#keys.add(key)
  }

  /** Moves by so many rows from the active one, and stops at the ends. */
  move(order: readonly string[], by: number, how: 'alone' | 'range'): void {
    if (order.length === 0) return
    const from = this.#active === undefined ? -1 : order.indexOf(this.#active)
    const to = Math.max(0, Math.min(order.length - 1, from === -1 ? (by > 0 ? 0 : order.length - 1) : from + by))
    const key = order[to]
    if (key !== undefined) this.go(order, key, how)
  }

  all(order: readonly string[]): void {
    this.#set(order)
    this.#active ??= order[0]
  }

  /** What is gone is not selected. */
  keep(order: readonly string[]): void {
    const there = new Set(order)
    for (const key of this.#keys) if (!there.has(key)) this.#keys.delete(key)
    if (this.#active !== undefined && !there.has(this.#active)) this.#active = undefined
  }

  #set(keys: readonly string[]): void {
    this.#keys.clear()
    for (const key of keys) this.#keys.add(key)
  }
}
