import { GraphError } from '../../graph/graphError.ts'
import type { Kind } from '../kinds/kind.ts'

/** What is known of the list of one kind. A list that could not be read is never an empty one. */
export type KindState =
  | { readonly state: 'unread' }
  | { readonly state: 'reading' }
  /** To its end; `at` in milliseconds since 1970. */
  | { readonly state: 'read'; readonly at: number }
  /** What was read before, or up to there, is still shown. */
  | { readonly state: 'failed'; readonly error: Error }
  /** Any one of these permissions would do. */
  | { readonly state: 'notAllowed'; readonly scopes: readonly string[]; readonly error: Error }

export function stateOfFailure(kind: Kind, error: Error): KindState {
  return error instanceof GraphError && error.kind === 'missingScope'
    ? { state: 'notAllowed', scopes: kind.scopes.read, error }
    : { state: 'failed', error }
}
