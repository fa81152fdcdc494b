import type { Configuration } from '../../../intune/model/configuration.ts'

/**
 * Configurations by name, as people count: 2 before 10. Comparing 10,000 names takes longer than a frame, and a list grows
 * page by page while a filter is typed, so a place that was found once is kept.
 */
export class NameOrder {
  readonly #places = new Map<Configuration, number>()

  sorted(configurations: Iterable<Configuration>): readonly Configuration[] {
    const all = [...configurations]
    const added = all.filter((one) => !this.#places.has(one))
    if (added.length > 0) this.#place(all, added)
    return all.sort((a, b) => this.#placeOf(a) - this.#placeOf(b))
  }

  /** What was read anew are other objects: once they are many, those of before are forgotten. */
  #place(all: readonly Configuration[], added: readonly Configuration[]): void {
    const stale = this.#places.size > 2 * all.length
    const known = stale ? [] : [...this.#places.keys()].sort((a, b) => this.#placeOf(a) - this.#placeOf(b))
    const byName = nameComparison()
    const merged = merge(known, (stale ? [...all] : [...added]).sort(byName), byName)
    this.#places.clear()
    for (const [place, one] of merged.entries()) this.#places.set(one, place)
  }

  #placeOf(configuration: Configuration): number {
    return this.#places.get(configuration) ?? 0
  }
}

type Comparison = (a: Configuration, b: Configuration) => number

/** Made when it is needed and not when this file is loaded: the first collator of a process takes some milliseconds. */
function nameComparison(): Comparison {
  const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return (a, b) => names.compare(a.displayName, b.displayName) || (a.id < b.id ? -1 : 1)
}

function merge(known: readonly Configuration[], added: readonly Configuration[], by: Comparison): Configuration[] {
  const merged: Configuration[] = []
  let next = 0
  for (const one of added) {
    for (let other = known[next]; other !== undefined && by(other, one) < 0; other = known[++next]) merged.push(other)
    merged.push(one)
  }
  return [...merged, ...known.slice(next)]
}
