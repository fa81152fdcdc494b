import type { Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import type { FilterChoice } from '../model/assignment.ts'
import type { Target } from '../model/target.ts'

/** Assignment sets as text: what a tenant held at a moment, or what it shall hold. Ids decide; names are for people. */
export interface AssignmentDocument {
  readonly tenant: { readonly id: string; readonly name: string }
  /** ISO 8601: nothing in it was read before. */
  readonly readAt: string
  /** Who read it; it shows what that account may see. */
  readonly account?: string
  /** The kinds that it has all configurations of. Of any other, one that is not listed may well be there. */
  readonly kinds: readonly string[]
  readonly unread: readonly DocumentUnread[]
  /** Those that its assignments name. */
  readonly filters: readonly DocumentFilter[]
  readonly configurations: readonly DocumentConfiguration[]
}

/** A kind, or one configuration of it, that could not be read: what it holds is not known. */
export interface DocumentUnread {
  readonly kind: string
  readonly id?: string
  readonly name?: string
  /** A kind of failure, such as `missingScope`. */
  readonly error: string
}

/** Names and rule, by which the same filter is found in another tenant. */
export interface DocumentFilter {
  readonly id: string
  readonly name: string
  readonly platform: string
  readonly rule?: string
}

export interface DocumentConfiguration {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  /** What it is within its kind, in English. */
  readonly type?: string
  /** All of them: the document is the whole set. */
  readonly assignments: readonly DocumentAssignment[]
}

/** One assignment in the words of the commands' arguments. */
export interface DocumentAssignment {
  readonly target: Target
  /** Of the group. */
  readonly name?: string
  readonly filter?: FilterChoice & { readonly name?: string }
  /** By the kind's own Graph names. */
  readonly fields: Json
  /** Where it is not direct: it is shown, and never changed. */
  readonly source?: string
  /** Everything else that the service said of it, by its own names; of an unknown target all. */
  readonly other: Json
}

/** The version of the grammar. */
export const documentVersion = 1
