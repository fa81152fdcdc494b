export type MisuseKind = 'argument' | 'notSignedIn' | 'readOnly' | 'rowGone'

/**
 * A command was called with something it does not take, with nobody signed in, on a row that is just being read anew,
 * or to write where the user only looks: thrown at the caller.
 */
export class Misuse extends Error {
  override readonly name = 'Misuse'
  readonly kind: MisuseKind

  constructor(message: string, kind: MisuseKind = 'argument') {
    super(message)
    this.kind = kind
  }
}
