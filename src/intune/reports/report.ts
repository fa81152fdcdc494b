/** A table over the tenant, with what a reader has to know to trust it. Titles are in the reader's language. */
export interface Report {
  readonly title: string
  /** Whose tenant, when it was read, of what part: a line each, as name and value. */
  readonly about: readonly (readonly [name: string, value: string])[]
  /** What could not be read, a line each; what is missing is never shown as empty. */
  readonly unread: readonly string[]
  readonly unreadTitle: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
