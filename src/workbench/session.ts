import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import type { Account } from '../auth/account.ts'
import type { SignIn } from '../auth/signIn.ts'
import { GraphError } from '../graph/graphError.ts'
import type { TokenSource } from '../graph/tokenSource.ts'
import type { GraphClient } from '../graph/graphClient.ts'
import type { AccountStore, StoredAccount } from './accountStore.ts'
import { Misuse } from './commands/misuse.ts'
import type { Connection, Identity } from './connection.ts'
import { organizationName } from './organizationName.ts'
import { readOnlySetting } from './settings.ts'

/** A sign-in and what comes of it. */
export interface SignInParts {
  readonly signIn: SignIn
  readonly graph: GraphClient
  /** What it takes to do it again; `account` is who signed in. */
  stored(account: Account, tenantName: string): StoredAccount
  connect(identity: Identity): Connection
  close(): Promise<void>
}

/** What the session is made of; the composition root knows how. */
export interface SessionParts {
  /** A sign-in by the settings as they are now, under an id of its own. Throws a `TypeError` with a sentence for the user. */
  newSignIn(id: string, tenantId?: string): SignInParts
  storedSignIn(account: StoredAccount): SignInParts
  openSample(): Promise<Connection>
  readonly accounts: AccountStore
  readonly log: vscode.LogOutputChannel
  /** Remembers which account was in use: only then is a silent restore worth the look into the secrets. */
  readonly memento: vscode.Memento
}

export type SessionState = 'signedOut' | 'busy' | 'signedIn'

const inUseKey = 'accountInUse'

/** Who is signed in, and where. There is one connection at a time, and nobody signs in unless the user asks. */
export class Session {
  readonly #parts: SessionParts
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #connection: Connection | undefined
  #signIn: SignIn | undefined
  #restoring: Promise<Connection | undefined> | undefined
  #busy = false

  constructor(parts: SessionParts) {
    this.#parts = parts
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
    return this.#parts.memento.get<string>(inUseKey)
  }

  /** Everybody who signed in on this computer and did not sign out. */
  accounts(): Promise<readonly StoredAccount[]> {
    return this.#parts.accounts.list()
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

  /**
   * Asks the user to sign in, to the set tenant or another one; who else is signed in stays so.
   * Throws a `GraphError` or a `TypeError` with a sentence for the user.
   */
  async signIn(tenantId?: string, signal?: AbortSignal): Promise<Connection> {
    const id = randomUUID()
    const parts = this.#parts.newSignIn(id, tenantId)
    try {
      const account = await parts.signIn.signIn(signal)
      const tenantName = (await organizationName(parts.graph, signal)) ?? account.tenantId
      const replaced = await this.#parts.accounts.put(parts.stored(account, tenantName))
      for (const old of replaced) await this.#forget(old)
      await this.#parts.memento.update(inUseKey, id)
      const connection = parts.connect({ tenantId: account.tenantId, username: account.username, tenantName })
      await this.#use(connection, parts.signIn)
      return connection
    } catch (error) {
      await parts.close()
      throw error
    }
  }

  /** Goes over to another account without a question. False: its sign-in has ended, and the user has to sign in again. */
  async switchTo(account: StoredAccount): Promise<boolean> {
    await this.#leave(account.id)
    return (await this.current()) !== undefined
  }

  /**
   * Makes sure that a write will have its permission, and asks for it where the user has not granted it yet.
   * Throws a `GraphError`: nothing may be sent then.
   */
  async ensureWrite(connection: Connection | undefined, signal?: AbortSignal): Promise<void> {
    const signIn = this.#signIn
    if (!connection || connection !== this.#connection) throw new GraphError('signedOut', 'Signed out meanwhile.')
    if (!signIn) return
    if (readOnlySetting()) throw new Misuse('read-only mode is on', 'readOnly')
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
    const account = (await this.accounts()).find((one) => one.id === id)
    if (account) await this.#forget(account)
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
    const account = (await this.accounts()).find((one) => one.id === this.accountInUse)
    if (account === undefined) return undefined
    this.#setBusy(true)
    const parts = this.#parts.storedSignIn(account)
    try {
      const restored = await parts.signIn.restore()
      if (restored === undefined) {
        await parts.close()
        return undefined
      }
      if (this.accountInUse !== account.id || this.#connection) {
        // The user went elsewhere meanwhile.
        await parts.close()
        return this.#connection
      }
      const { tenantId, tenantName, username } = account
      this.#connection = parts.connect({ tenantId, tenantName, username })
      this.#signIn = parts.signIn
      return this.#connection
    } catch (error) {
      this.#parts.log.warn(`The stored sign-in could not be used: ${error instanceof Error ? error.message : ''}`)
      await parts.close()
      return undefined
    } finally {
      this.#setBusy(false)
    }
  }

  async #forget(account: StoredAccount): Promise<void> {
    const parts = this.#parts.storedSignIn(account)
    await parts.signIn.signOut()
    await parts.close()
    await this.#parts.accounts.remove(account.id)
  }

  /** Takes hold at once: whoever opens another connection while this one closes keeps it. */
  async #leave(next: string | undefined): Promise<void> {
    await Promise.all([this.#parts.memento.update(inUseKey, next), this.#use(undefined, undefined)])
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
