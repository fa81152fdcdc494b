import type { Cloud } from './cloud.ts'
import { GraphError } from './graphError.ts'

/**
 * The addresses that a token may go to: those under one cloud's Graph root, compared by origin and path as the
 * URL standard reads them, so that no spelling (`@`, backslashes, dots, another port) leads elsewhere.
 */
export class GraphAddress {
  readonly #root: URL

  constructor(cloud: Pick<Cloud, 'graphRoot'>) {
    this.#root = new URL(`${cloud.graphRoot.replace(/\/+$/, '')}/`)
  }

  /** The host, for messages. */
  get host(): string {
    return this.#root.host
  }

  /** The URL of a path such as `beta/groups?$top=5`. Throws `unsafeLink` for anything that leaves the root. */
  of(path: string): string {
    return this.checked(`${this.#root.href}${path.replace(/^\/+/, '')}`)
  }

  /** The link as it is, if a token may go there. Throws `unsafeLink` otherwise. */
  checked(link: string): string {
    const url = this.#inside(link)
    if (url === undefined)
      throw new GraphError('unsafeLink', 'The service named an address outside of itself. It was not followed.')
    return url
  }

  /** Whether a token may go there. */
  has(link: string): boolean {
    return this.#inside(link) !== undefined
  }

  #inside(link: string): string | undefined {
    const url = URL.parse(link)
    const inside =
      url !== null &&
      url.origin === this.#root.origin &&
      url.username === '' &&
      url.password === '' &&
      url.pathname.startsWith(this.#root.pathname)
    return inside ? url.href : undefined
  }
}
