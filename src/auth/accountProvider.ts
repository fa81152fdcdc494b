export interface VscodeAccount {
  readonly id: string
  readonly label: string
}

export interface SessionOptions {
  /** Asks the user where there is none. */
  readonly createIfNone: boolean
  /** Asks which account is meant, whichever was chosen before. */
  readonly anyAccount?: boolean
  /** Of this account and no other. */
  readonly account?: VscodeAccount
  /** The challenge of a 401; asks for a new token. */
  readonly claims?: string
}

/** VS Code's own Microsoft accounts, as far as signing in needs them. */
export interface AccountProvider {
  /** A session for the scopes; undefined if there is none and none is to be made, or the user did not want one. */
  session(scopes: readonly string[], options: SessionOptions): Promise<AccountSession | undefined>
  /** Somebody signed in or out, here or in another extension. */
  onDidChange(listener: () => void): { dispose(): void }
}

export interface AccountSession {
  readonly accessToken: string
  readonly account: VscodeAccount
}
