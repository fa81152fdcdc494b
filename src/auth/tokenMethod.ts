import type { Access } from '../graph/tokenSource.ts'
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

/** One way to get tokens. Errors are whatever the way throws; `SignIn` makes sense of them. */
export interface TokenMethod {
  /** Asks the user where the method does so at all. */
  signIn(access: Access, signal?: AbortSignal): Promise<Account>
  /** The account of an earlier sign-in; asks nobody and sends nothing. */
  restore(): Promise<Account | undefined>
  /** A token without asking anybody. */
  token(access: Access, options: TokenOptions, signal?: AbortSignal): Promise<IssuedToken>
  /** Removes everything that was stored. */
  forget(): Promise<void>
}

/**
 * Says that a claims challenge is understood here (continuous access evaluation): only then does Graph send one for a
 * session that was revoked or a place that is not allowed, at once instead of when the token ends.
 */
export const revocable = { enableCae: true }
