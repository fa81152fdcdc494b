/** Why the domain, and not the service, refused or could not say. */
export type DomainErrorKind =
  /** Somebody else changed what the plan touches; nothing was written. */
  | 'stale'
  /** The set can't be sent: a target without its id, one target twice, or one group included and excluded. */
  | 'unsendable'
  /** Others change the set faster than it can be read. */
  | 'beingEdited'
  /** It belongs to a policy set, or to something else outside its configuration. */
  | 'locked'
  /** Intune knows no such assignment: an excluded virtual target, a filter on an exclusion. */
  | 'notPossible'
  /** The service took the write and holds something else. */
  | 'differentlyKept'
  /** The write may or may not have been carried out, and the read after it failed too. */
  | 'unknownOutcome'
  /** Some of the requests of a write were carried out, and the rest was not. */
  | 'partly'
  /** The service took the write and does not show it yet, as its kind is known to do. */
  | 'notShownYet'
  /** An earlier write of the whole set may still be carried out, so another one has to wait. */
  | 'unsettled'
  /** What the journal says was changed by somebody else than this extension, so nothing is made from it. */
  | 'tampered'
  /** What the journal says was signed with a key that is gone, so nothing is made from it without being looked at. */
  | 'keyGone'
  /** The journal could not be written, so nothing was sent. */
  | 'journal'
  | 'notFound'
  /** The configuration refers to no certificate profile. */
  | 'noCertificate'
  /** The target that was to be changed is not assigned. */
  | 'notAssigned'
  /** It may mean more than one thing. */
  | 'ambiguous'
  /** Cancelled before this configuration's turn. */
  | 'cancelled'
  /** The user was shown the plan of another program, and did not want it. */
  | 'declined'

/** `message` is one plain English sentence for the log; what the user reads is worded by kind. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly kind: DomainErrorKind

  constructor(kind: DomainErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
