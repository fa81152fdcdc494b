import type { SignInMethod } from '../auth/signInMethod.ts'
import type { Log } from '../base/log.ts'
import type { AccountStore, StoredAccount } from './accountStore.ts'
import type { Connection } from './connection.ts'
import type { Memory } from './memory.ts'
import type { PreparedSignIn } from './preparedSignIn.ts'
import type { SignInChoice } from './signInMethodFor.ts'

export type SessionState = 'signedOut' | 'busy' | 'signedIn'

export interface AccountChoice {
  /** Another account than the one that the method would take by itself. */
  readonly anyAccount?: boolean
}

/** How the user wants to sign in, and to which tenant if not to the set one. */
export interface SignInWish extends AccountChoice {
  readonly method: SignInMethod
  readonly tenantId?: string
}

/** What the session is made of; the composition root knows how. */
export interface SessionParts {
  /** A sign-in by the settings as they are now, under an id of its own. Throws a `TypeError` with a sentence for the user. */
  newSignIn(id: string, wish: SignInWish): PreparedSignIn
  /** The sign-in of a stored account, to where it was then, whatever the settings say now. */
  storedSignIn(account: StoredAccount): PreparedSignIn
  openSample(): Promise<Connection>
  readonly accounts: AccountStore
  readonly log: Log
  /** Remembers which account was in use (only then is a silent restore worth the look into the secrets), and what worked where. */
  readonly memory: Memory
  /** What the settings and the place say of a sign-in now. */
  readonly signInChoice: () => SignInChoice
  /** Whether this user only looks. */
  readonly readOnly: () => boolean
}
