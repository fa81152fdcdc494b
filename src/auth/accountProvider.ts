/** VS Code's own Microsoft accounts, as far as signing in needs them. */
export interface AccountProvider {
  /**
   * A session for the scopes; undefined if there is none and none is to be made, or the user did not want one.
   * `claims` is the challenge of a 401 and asks for a new token.
   */
  session(
    scopes: readonly string[],
    options: { createIfNone: boolean; claims?: string },
  ): Promise<AccountSession | undefined>
}

export interface AccountSession {
  readonly accessToken: string
  readonly account: { readonly id: string; readonly label: string }
}
