/**
 * A command was called with something it does not take, with nobody signed in, or to write where the user only looks:
 * thrown at the caller.
 */
export class Misuse extends Error {
  override readonly name = 'Misuse'
  readonly kind: 'argument' | 'notSignedIn' | 'readOnly'

  constructor(message: string, kind: 'argument' | 'notSignedIn' | 'readOnly' = 'argument') {
    super(message)
    this.kind = kind
  }
}
