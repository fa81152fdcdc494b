/** What a request needs: looking, or changing. Which scopes that means is the token source's business. */
export type Access = 'read' | 'write'

/** Who gives the client its bearer tokens. */
export interface TokenSource {
  /**
   * A token for the cloud's Graph root, from the cache where it can be.
   * `claims` is the challenge of a 401 and asks for a new token.
   * Throws an error whose `kind` is a `GraphErrorKind` (`signedOut`, `offline`, …).
   */
  token(access: Access, options?: { claims?: string; fresh?: boolean }, signal?: AbortSignal): Promise<string>
}
