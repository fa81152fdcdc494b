import type { PickedGroup } from './groupItem.ts'

/** Milliseconds after which an answer of the window does not come any more. */
const longest = 1000

/**
 * What is ticked in a list whose rows are replaced while the user searches. VS Code tells ticks by the places of rows, and
 * what it tells of the rows that were there before would be read as if it were of the new ones: a tick that nobody saw.
 * So nothing counts between giving it rows and its answer that it has ticked those that were to be ticked.
 */
export class TickedGroups {
  readonly #ticked: Map<string, PickedGroup>
  readonly #now: () => number
  #shown: readonly PickedGroup[] = []
  #given = 0
  #expected: ReadonlySet<string> | undefined
  #first = true

  constructor(groups: readonly PickedGroup[], now: () => number = Date.now) {
    this.#ticked = new Map(groups.map((group) => [group.id, group]))
    this.#now = now
  }

  /** In the order in which they were ticked. */
  get groups(): readonly PickedGroup[] {
    return [...this.#ticked.values()]
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.#ticked.has(id)
  }

  add(group: PickedGroup): void {
    this.#ticked.set(group.id, group)
  }

  /** VS Code was given these rows, and told to tick those that are ticked here. */
  show(groups: readonly PickedGroup[]): void {
    this.#shown = groups
    this.#given = this.#now()
    const expected = groups.filter(({ id }) => this.#ticked.has(id)).map(({ id }) => id)
    // Where none is to be ticked there is no answer.
    this.#expected = expected.length > 0 ? new Set(expected) : undefined
    this.#first = true
  }

  /** VS Code says that these rows are ticked. True where it should be told so again: it may mean rows that are gone. */
  hear(ids: ReadonlySet<string>): boolean {
    if (this.#expected && this.#now() - this.#given < longest) {
      if (isSame(ids, this.#expected)) this.#expected = undefined
      return false
    }
    const doubtful = this.#first && this.#ticked.size === 0
    this.#first = false
    for (const group of this.#shown) {
      if (!ids.has(group.id)) this.#ticked.delete(group.id)
      else if (!this.#ticked.has(group.id)) this.#ticked.set(group.id, group)
    }
    return doubtful
  }
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one))
}
