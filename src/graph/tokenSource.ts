/**
 * What a request needs: `read` and `write` are the permissions of device configurations; a list is of delegated permissions
 * by their short names, the least first, any one of which suffices.
 */
export type Access = 'read' | 'write' | readonly string[]

/** Who gives the client its bearer tokens. */
export interface TokenSource {
  /**
   * A token for the cloud's Graph root, from the cache where it can be.
   * `claims` is the challenge of a 401 and asks for a new token.
   * Throws an error whose `kind` is a `GraphErrorKind` (`signedOut`, `otherAccount`, `missingScope` with its `scopes`, …).
   */
  token(access: Access, options?: { claims?: string; fresh?: boolean }, signal?: AbortSignal): Promise<string>
}
