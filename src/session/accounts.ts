import { GraphError } from '../graph/graphError.ts'
import { isSamePerson } from '../auth/account.ts'
import { sentences } from '../auth/sentences.ts'
import { otherAccount } from '../auth/tokenHolder.ts'
import type { StoredAccount } from './accountStore.ts'
import { rememberMethod } from './signInMethodFor.ts'
import type { Identity } from './connection.ts'
import { organizationName } from '../intune/directory/organizationName.ts'
import type { PreparedSignIn } from './preparedSignIn.ts'
import { forgetRecentGroups } from './recentGroups.ts'
import type { AccountChoice, SessionParts } from './sessionParts.ts'

/** Everybody who signed in on this computer and did not sign out, with all that is stored for them. */
export class Accounts {
  readonly #parts: SessionParts
  #swept: Promise<void> | undefined

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  /** The first look also deletes what a sign-in that was broken off, or a damaged list, has left behind. */
  async list(): Promise<readonly StoredAccount[]> {
    await (this.#swept ??= this.#parts.accounts.sweep())
    return this.#parts.accounts.list()
  }

  async find(id: string | undefined): Promise<StoredAccount | undefined> {
    return (await this.list()).find((one) => one.id === id)
  }

  /**
   * Asks the user to sign in, and keeps the account in place of one for the same person and tenant. Throws a `GraphError`;
   * a new account that is not through to the end, also because it was cancelled, leaves nothing behind.
   */
  async add(parts: PreparedSignIn, { anyAccount }: AccountChoice, signal?: AbortSignal): Promise<Identity> {
    const before = await this.list()
    const account = await parts.signIn.signIn({ anyAccount }, signal)
    const known = before.some(({ id }) => id === parts.id)
    let replaced: readonly StoredAccount[] = []
    try {
      const stored = parts.stored(account, account.tenantId)
      if (anyAccount === true && stored.method === 'azureCli' && before.some((one) => isTheSame(one, stored))) {
        throw new GraphError('signedOut', sentences.azureCliSame)
      }
      // Listed before anything is waited for: what is stored under an id that is not listed is swept away.
      replaced = await this.#parts.accounts.put(stored)
      const tenantName = (await organizationName(parts.graph, signal)) ?? account.tenantId
      signal?.throwIfAborted()
      if (parts.signIn.account === undefined) throw otherAccount()
      await this.#parts.accounts.put({ ...stored, tenantName })
      for (const old of replaced) await this.forget(old)
      await rememberMethod(this.#parts.memory, stored)
      return { tenantId: account.tenantId, username: account.username, tenantName }
    } catch (error) {
      if (!known) {
        await parts.signIn.signOut()
        await this.#parts.accounts.remove(parts.id)
      }
      for (const old of replaced) await this.#parts.accounts.put(old)
      throw error
    }
  }

  /** Forgets the account, and which groups were used in its tenant. */
  async signOut(id: string | undefined): Promise<void> {
    const account = await this.find(id)
    if (!account) return
    await this.forget(account)
    await forgetRecentGroups(this.#parts.memory, account.tenantId)
  }

  async forget(account: StoredAccount): Promise<void> {
    const parts = this.#parts.storedSignIn(account)
    try {
      await parts.signIn.signOut()
    } finally {
      await parts.close()
      await this.#parts.accounts.remove(account.id)
      await this.#parts.accounts.sweep()
    }
  }
}

function isTheSame(one: StoredAccount, other: StoredAccount): boolean {
  return one.method === other.method && one.graphRoot === other.graphRoot && isSamePerson(one, other)
}
