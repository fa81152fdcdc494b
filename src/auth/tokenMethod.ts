import type { Account } from './account.ts'

export interface IssuedToken {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface TokenOptions {
  readonly claims?: string
  /** The last token was refused: don't give it again. */
  readonly fresh?: boolean
}

export interface AskOptions {
  /** Who is signed in and needs another permission; anybody else is `otherAccount`, and nothing of theirs is kept. */
  readonly expected?: Account
  /** The user wants to choose, whoever signed in last. */
  readonly anyAccount?: boolean
}

/**
 * One way to get tokens. Permissions are delegated ones by their short names; a way that gives all or nothing ignores them.
 * Errors are whatever the way throws; `SignIn` makes sense of them.
 */
export interface TokenMethod {
  /** Asks the user where the method does so at all. What fails or is cancelled stores nothing. */
  signIn(permissions: readonly string[], options: AskOptions, signal?: AbortSignal): Promise<Account>
  /** The account of an earlier sign-in; asks nobody and sends nothing. */
  restore(): Promise<Account | undefined>
  /** A token without asking anybody. */
  token(permissions: readonly string[], options: TokenOptions, signal?: AbortSignal): Promise<IssuedToken>
  /** Removes everything that was stored. */
  forget(): Promise<void>
}

/**
 * Says that a claims challenge is understood here (continuous access evaluation): only then does Graph send one for a
 * session that was revoked or a place that is not allowed, at once instead of when the token ends.
 */
export const revocable = { enableCae: true }
