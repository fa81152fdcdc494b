import { randomUUID } from 'node:crypto'
import { sentences } from '../auth/sentences.ts'
import type { SignIn } from '../auth/signIn.ts'
import type { SignInMethod } from '../auth/signInMethod.ts'
import { Emitter } from '../base/events.ts'
import { GraphError } from '../graph/graphError.ts'
import type { Access, TokenSource } from '../graph/tokenSource.ts'
import { AccountInUse } from './accountInUse.ts'
import { Accounts } from './accounts.ts'
import type { StoredAccount } from './accountStore.ts'
import { signInMethodFor } from './signInMethodFor.ts'
import { UsageError } from './usageError.ts'
import type { Connection } from './connection.ts'
import { ensurePermission } from './ensurePermission.ts'
import { restoreSignIn } from './restoreSignIn.ts'
import type { PreparedSignIn } from './preparedSignIn.ts'
import type { AccountChoice, SessionParts, SessionState, SignInWish } from './sessionParts.ts'

/** Who is signed in, and where. There is one connection at a time, and nobody signs in unless the user asks. */
export class Session {
  readonly #parts: SessionParts
  readonly #accounts: Accounts
  readonly #inUse: AccountInUse
  readonly #changed = new Emitter<void>()
  readonly #ended = new Emitter<GraphError>()
  readonly onDidChange = this.#changed.event
  /** The connection ended by itself, and why: `otherAccount`, or `signedOut` in another window or in VS Code. */
  readonly onDidEnd = this.#ended.event
  #connection: Connection | undefined
  #signIn: SignIn | undefined
  #restoring: Promise<Connection | undefined> | undefined
  /** Somebody's sign-in is being restored, or still has to be: nobody knows yet that they are signed out. */
  #busy: boolean

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#accounts = new Accounts(parts)
    this.#inUse = new AccountInUse(parts.memory)
    this.#busy = this.#inUse.id !== undefined
  }

  get connection(): Connection | undefined {
    return this.#connection
  }

  get state(): SessionState {
    if (this.#connection) return 'signedIn'
    return this.#busy && this.accountInUse !== undefined ? 'busy' : 'signedOut'
  }

  /** Gives tokens without a question; undefined when signed out, and for the sample tenant. */
  get tokens(): TokenSource | undefined {
    return this.#signIn
  }

  /** The id of the account in use, undefined for none and for the sample tenant. */
  get accountInUse(): string | undefined {
    return this.#inUse.id
  }

  /** Everybody who signed in on this computer and did not sign out. */
  accounts(): Promise<readonly StoredAccount[]> {
    return this.#accounts.list()
  }

  /** The connection, restored without a prompt where somebody had signed in before; undefined when signed out. */
  async current(): Promise<Connection | undefined> {
    if (this.#connection) return this.#connection
    if (this.accountInUse === undefined) return undefined
    if (this.#restoring) return this.#restoring
    const restoring = this.#restore().finally(() => {
      if (this.#restoring === restoring) this.#restoring = undefined
    })
    this.#restoring = restoring
    return restoring
  }

  /** The method that a sign-in to the tenant takes, or to the set one. Throws a `TypeError` with a sentence for the user. */
  methodFor(tenantId?: string): SignInMethod {
    return signInMethodFor(this.#parts, tenantId)
  }

  /** Asks the user to sign in by the settings. Throws a `GraphError`, or a `TypeError` with a sentence for the user. */
  async signIn(wish: SignInWish, signal?: AbortSignal): Promise<Connection> {
    const id = randomUUID()
    return this.#signInWith(this.#parts.newSignIn(id, wish), wish, signal)
  }

  /** Asks a stored account to sign in again, to where it was then. Throws a `GraphError`. */
  signInAgain(account: StoredAccount, signal?: AbortSignal): Promise<Connection> {
    return this.#signInWith(this.#parts.storedSignIn(account), {}, signal)
  }

  /**
   * Switches to another account without a question. Throws a `GraphError` of kind `signedOut`, `unauthorized` or
   * `otherAccount` where its sign-in has ended; nobody is signed in then. Whatever else is in the way, the next request
   * meets it.
   */
  async switchTo(account: StoredAccount): Promise<Connection> {
    if (account.id !== this.accountInUse || this.#connection?.sample) await this.#leave(account.id)
    const connection = await this.current()
    try {
      if (!connection) throw new GraphError('signedOut', sentences.expired)
      await this.#signIn?.token('read')
    } catch (error) {
      const passes = error instanceof GraphError && !['signedOut', 'unauthorized', 'otherAccount'].includes(error.kind)
      if (!passes && account.id === this.accountInUse) await this.#leave(undefined)
      if (!passes) throw error
    }
    if (!connection || connection !== this.#connection) throw new GraphError('signedOut', sentences.notSignedIn)
    return connection
  }

  /** As `ensureAccess`, for a write. Nothing may be sent where it throws. */
  async ensureWrite(connection: Connection | undefined, access: Access = 'write', signal?: AbortSignal): Promise<void> {
    if (this.#signIn && this.#parts.readOnly()) throw new UsageError('read-only mode is on', 'readOnly')
    await this.ensureAccess(connection, access, signal)
  }

  /**
   * Makes sure that the account has a permission, any one of those that suffice, and asks the user for the least of them
   * where it has none. Throws a `GraphError`; the connection ends with `otherAccount` where somebody else signs in.
   */
  async ensureAccess(connection: Connection | undefined, access: Access, signal?: AbortSignal): Promise<void> {
    const signIn = this.#signIn
    if (!connection || connection !== this.#connection) throw new GraphError('signedOut', sentences.notSignedIn)
    if (signIn) await ensurePermission(signIn, access, signal)
  }

  /** Lets what is being written finish, and forgets everything that was stored for the account in use. */
  async signOut(): Promise<void> {
    const id = this.accountInUse
    await this.#leave(undefined)
    await this.#accounts.signOut(id)
  }

  async openSample(): Promise<Connection> {
    if (this.#connection?.sample) return this.#connection
    const connection = await this.#parts.openSample()
    await this.#use(connection, undefined)
    return connection
  }

  /** Goes back to the account that was in use before. */
  async closeSample(): Promise<void> {
    if (this.#connection?.sample) await this.#use(undefined, undefined)
  }

  /** The settings name another cloud or another way to sign in: that is for the user to start. */
  async settingsChanged(): Promise<void> {
    if (!this.#connection?.sample) await this.#leave(undefined)
  }

  async dispose(): Promise<void> {
    this.#changed.dispose()
    this.#ended.dispose()
    await this.#connection?.close()
  }

  async #restore(): Promise<Connection | undefined> {
    const account = await this.#accounts.find(this.accountInUse)
    if (account === undefined) return this.#busy ? this.#setBusy(false) : undefined
    this.#setBusy(true)
    const parts = this.#parts.storedSignIn(account)
    try {
      const restored = await restoreSignIn(parts, account, this.#parts.log)
      if (!restored || this.accountInUse !== account.id || this.#connection) {
        // There is no such sign-in any more, or the user has switched in the meantime.
        await parts.close()
        return this.#connection
      }
      this.#hold(parts.connect(account), parts.signIn)
      return this.#connection
    } finally {
      this.#setBusy(false)
    }
  }

  async #signInWith(parts: PreparedSignIn, wish: AccountChoice, signal?: AbortSignal): Promise<Connection> {
    try {
      const identity = await this.#accounts.add(parts, wish, signal)
      await this.#inUse.set(parts.id)
      const connection = parts.connect(identity)
      await this.#use(connection, parts.signIn)
      return connection
    } catch (error) {
      await parts.close()
      throw error
    }
  }

  /** Takes hold at once: whoever opens another connection while this one closes keeps it. */
  async #leave(next: string | undefined): Promise<void> {
    await Promise.all([this.#inUse.set(next), this.#use(undefined, undefined)])
  }

  #setBusy(busy: boolean): undefined {
    this.#busy = busy
    this.#changed.fire()
  }

  async #use(connection: Connection | undefined, signIn: SignIn | undefined): Promise<void> {
    this.#restoring = undefined
    const old = this.#connection
    this.#hold(connection, signIn)
    this.#changed.fire()
    await old?.close()
  }

  #hold(connection: Connection | undefined, signIn: SignIn | undefined): void {
    this.#connection = connection
    this.#signIn = signIn
    signIn?.onDidEnd((why) => {
      if (this.#signIn !== signIn) return
      this.#ended.fire(why)
      void this.#leave(undefined)
    })
  }
}
