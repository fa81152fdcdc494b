export type UsageErrorKind = 'argument' | 'notSignedIn' | 'readOnly' | 'rowGone' | 'automationOff' | 'otherTenant'

/**
 * A command was called with something it does not take, with nobody signed in, on a row that is just being read anew,
 * or to write where the user only looks: thrown at the caller.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly kind: UsageErrorKind

  constructor(message: string, kind: UsageErrorKind = 'argument') {
    super(message)
    this.kind = kind
  }
}
