/** A button under a message. */
export interface Remedy {
  readonly title: string
  readonly command: string
  readonly arguments?: readonly unknown[]
}

export interface Explanation {
  /** What happened, in a sentence or two, without a full stop missing. */
  readonly message: string
  readonly remedies: readonly Remedy[]
}
