import { randomUUID } from 'node:crypto'
import type { SignIn } from '../auth/signIn.ts'
import type { SignInMethod } from '../auth/signInMethod.ts'
import { Emitter } from '../base/events.ts'
import { GraphError } from '../graph/graphError.ts'
import type { TokenSource } from '../graph/tokenSource.ts'
import { Accounts } from './accounts.ts'
import type { StoredAccount } from './accountStore.ts'
import { signInMethodFor } from './signInMethodFor.ts'
import { UsageError } from './usageError.ts'
import type { Connection } from './connection.ts'
import { restoreSignIn } from './restoreSignIn.ts'
import type { PreparedSignIn } from './preparedSignIn.ts'
import type { SessionParts, SignInWish } from './sessionParts.ts'

export type SessionState = 'signedOut' | 'busy' | 'signedIn'

const inUseKey = 'accountInUse'

/** Who is signed in, and where. There is one connection at a time, and nobody signs in unless the user asks. */
export class Session {
  readonly #parts: SessionParts
  readonly #accounts: Accounts
  readonly #changed = new Emitter<void>()
  readonly onDidChange = this.#changed.event
  #connection: Connection | undefined
  #signIn: SignIn | undefined
  #restoring: Promise<Connection | undefined> | undefined
  #busy = false

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#accounts = new Accounts(parts)
  }

  get connection(): Connection | undefined {
    return this.#connection
  }

  get state(): SessionState {
    if (this.#connection) return 'signedIn'
    return this.#busy ? 'busy' : 'signedOut'
  }

  /** Gives tokens without a question; undefined when signed out, and for the sample tenant. */
  get tokens(): TokenSource | undefined {
    return this.#signIn
  }

  /** The id of the account in use, undefined for none and for the sample tenant. */
  get accountInUse(): string | undefined {
    const id = this.#parts.memory.get(inUseKey)
    return typeof id === 'string' ? id : undefined
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

  /**
   * Asks the user to sign in by the settings of now; who else is signed in stays so.
   * Throws a `GraphError` or a `TypeError` with a sentence for the user.
   */
  async signIn(wish: SignInWish, signal?: AbortSignal): Promise<Connection> {
    const id = randomUUID()
    return this.#signInWith(id, this.#parts.newSignIn(id, wish), signal)
  }

  /** Asks an account of before to sign in again, to where it was then. Throws a `GraphError`. */
  signInAgain(account: StoredAccount, signal?: AbortSignal): Promise<Connection> {
    return this.#signInWith(account.id, this.#parts.storedSignIn(account), signal)
  }

  /**
   * Goes over to another account without a question. Throws a `GraphError` of kind `signedOut` or `unauthorized` where
   * its sign-in has ended; nobody is signed in then. Whatever else is in the way, the next request meets it.
   */
  async switchTo(account: StoredAccount): Promise<Connection> {
    if (account.id !== this.accountInUse || this.#connection?.sample) await this.#leave(account.id)
    const connection = await this.current()
    try {
      if (!connection) throw new GraphError('signedOut', 'The sign-in has expired or was revoked. Sign in again.')
      await this.#signIn?.token('read')
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind === 'signedOut' || error.kind === 'unauthorized') {
        if (account.id === this.accountInUse) await this.#leave(undefined)
        throw error
      }
    }
    if (!connection || connection !== this.#connection) throw new GraphError('signedOut', 'Signed out meanwhile.')
    return connection
  }

  /**
   * Makes sure that a write will have its permission, and asks for it where the user has not granted it yet.
   * Throws a `GraphError`: nothing may be sent then.
   */
  async ensureWrite(connection: Connection | undefined, signal?: AbortSignal): Promise<void> {
    const signIn = this.#signIn
    if (!connection || connection !== this.#connection) throw new GraphError('signedOut', 'Signed out meanwhile.')
    if (!signIn) return
    if (this.#parts.readOnly()) throw new UsageError('read-only mode is on', 'readOnly')
    try {
      await signIn.token('write', {}, signal)
    } catch (error) {
      if (!(error instanceof GraphError) || (error.kind !== 'missingScope' && error.kind !== 'signedOut')) throw error
      const account = await signIn.requestAccess('write', signal)
      const { tenantId, username } = connection.identity
      if (account.tenantId === tenantId && account.username === username) return
      // Somebody else signed in: the plan is not theirs.
      await this.#use(undefined, undefined)
      throw new GraphError('signedOut', 'Somebody else signed in. Sign in again.')
    }
  }

  /** Lets what is being written finish, and forgets everything that was stored for the account in use. */
  async signOut(): Promise<void> {
    const id = this.accountInUse
    await this.#leave(undefined)
    const account = await this.#accounts.find(id)
    if (account) await this.#accounts.forget(account)
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
    if (this.#connection?.sample) return
    await this.#leave(undefined)
  }

  async dispose(): Promise<void> {
    this.#changed.dispose()
    await this.#connection?.close()
  }

  async #restore(): Promise<Connection | undefined> {
    const account = await this.#accounts.find(this.accountInUse)
    if (account === undefined) return undefined
    this.#setBusy(true)
    const parts = this.#parts.storedSignIn(account)
    try {
      const restored = await restoreSignIn(parts, account, this.#parts.log)
      if (!restored || this.accountInUse !== account.id || this.#connection) {
        // There is no such sign-in any more, or the user went elsewhere meanwhile.
        await parts.close()
        return this.#connection
      }
      const { tenantId, tenantName, username } = account
      this.#connection = parts.connect({ tenantId, tenantName, username })
      this.#signIn = parts.signIn
      return this.#connection
    } finally {
      this.#setBusy(false)
    }
  }

  async #signInWith(id: string, parts: PreparedSignIn, signal?: AbortSignal): Promise<Connection> {
    try {
      const identity = await this.#accounts.add(parts, signal)
      await this.#parts.memory.update(inUseKey, id)
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
    await Promise.all([this.#parts.memory.update(inUseKey, next), this.#use(undefined, undefined)])
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy
    this.#changed.fire()
  }

  async #use(connection: Connection | undefined, signIn: SignIn | undefined): Promise<void> {
    this.#restoring = undefined
    const old = this.#connection
    this.#connection = connection
    this.#signIn = signIn
    this.#changed.fire()
    await old?.close()
  }
}
