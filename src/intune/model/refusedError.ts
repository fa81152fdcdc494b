import { DomainError, type DomainErrorKind } from './domainError.ts'

/** Why a change can't be made of a set: enough to say it in any language. Titles are the English ones of the kind's row. */
export type Refusal =
  /** The kind, or this configuration of it, is only shown; `because` is an English sentence of its row. */
  | { readonly reason: 'readOnly'; readonly because: string }
  /** The assignment belongs to a policy set or to something else. */
  | { readonly reason: 'locked'; readonly source: string }
  | { readonly reason: 'unknownTarget' }
  /** A later version wrote it into the journal. */
  | { readonly reason: 'unknownKind'; readonly kind: string }
  | { readonly reason: 'notAssigned' }
  | { readonly reason: 'noExclusions' | 'noAllDevices' | 'noAllUsers' | 'noFilters'; readonly title: string }
  | { readonly reason: 'filterOnExclusion' }
  | { readonly reason: 'groupBesideEveryone'; readonly groupId: string }
  | { readonly reason: 'exclusionBesideAllDevices' }
  | { readonly reason: 'bothWays'; readonly groupId: string }
  /** The target is there in two ways, and only "make it this one" says which. */
  | { readonly reason: 'twice' }
  /** There are several assignments of the target, and the values of this field tell them apart. */
  | { readonly reason: 'several'; readonly field: string }
  | { readonly reason: 'includedTwice'; readonly groupId: string; readonly field: string }
  | { readonly reason: 'fieldUnknown'; readonly field: string }
  | { readonly reason: 'fieldMissing'; readonly field: string }
  | { readonly reason: 'fieldValue'; readonly field: string; readonly value: string }

/** A change that was refused before anything was sent. */
export class RefusedError extends DomainError {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(kinds[refusal.reason], `refused: ${refusal.reason}`)
    this.refusal = refusal
  }
}

const kinds: Readonly<Record<Refusal['reason'], DomainErrorKind>> = {
  readOnly: 'notPossible',
  locked: 'locked',
  unknownTarget: 'notPossible',
  unknownKind: 'notPossible',
  notAssigned: 'notAssigned',
  noExclusions: 'notPossible',
  noAllDevices: 'notPossible',
  noAllUsers: 'notPossible',
  noFilters: 'notPossible',
  filterOnExclusion: 'notPossible',
  groupBesideEveryone: 'notPossible',
  exclusionBesideAllDevices: 'notPossible',
  bothWays: 'unsendable',
  twice: 'ambiguous',
  several: 'ambiguous',
  includedTwice: 'notPossible',
  fieldUnknown: 'notPossible',
  fieldMissing: 'notPossible',
  fieldValue: 'notPossible',
}
