import { type Configuration, type ConfigurationRef } from '../../../intune/model/configuration.ts'
import { search } from '../../../intune/search/search.ts'
import type { Connection } from '../../../session/connection.ts'
import { ConfigurationIndex } from './configurationIndex.ts'
import type { Grouping } from './grouping.ts'
import { NameOrder } from './nameOrder.ts'
import { searchFacts } from '../../rows/searchFacts.ts'

/** Which configurations the view shows, and how they are grouped: worked out when it is needed, until something changes. */
export class ShownConfigurations {
  #filter = ''
  #grouping: Grouping
  #index: ConfigurationIndex | undefined
  #of: Connection | undefined
  readonly #order = new NameOrder()

  constructor(grouping: Grouping) {
    this.#grouping = grouping
  }

  get filter(): string {
    return this.#filter
  }

  set filter(text: string) {
    this.#filter = text
    this.#index = undefined
  }

  get grouping(): Grouping {
    return this.#grouping
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping
    this.#index = undefined
  }

  /** Whether headings are open to begin with: what was found is to be seen, and areas are to be seen side by side. */
  get headingsOpen(): boolean {
    return this.#filter !== '' || this.#grouping === 'platform'
  }

  /** The list changed. */
  forget(): void {
    this.#index = undefined
  }

  /** A set changed: a filter may find the configuration now, or no longer. */
  changes(ref: ConfigurationRef, connection: Connection): boolean {
    const configuration = connection.tenant.configuration(ref)
    if (this.#filter === '' || configuration === undefined || this.#of !== connection) return false
    const found = this.#find(connection)(configuration)
    return found !== (this.#index?.place(ref) !== undefined)
  }

  index(connection: Connection): ConfigurationIndex {
    if (this.#index && this.#of === connection) return this.#index
    const { configurations } = connection.tenant
    const shown = this.#filter === '' ? configurations : [...configurations].filter(this.#find(connection))
    this.#of = connection
    // Under a filter the headings are others: they are open, and what was open without it stays as it was.
    this.#index = new ConfigurationIndex(shown, this.#grouping, this.#filter === '' ? '' : 'filter/', this.#order)
    return this.#index
  }

  #find(connection: Connection): (configuration: Configuration) => boolean {
    return search(this.#filter, searchFacts(connection))
  }
}
