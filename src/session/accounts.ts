import type { StoredAccount } from './accountStore.ts'
import { rememberMethod } from './signInMethodFor.ts'
import type { Identity } from './connection.ts'
import { organizationName } from '../intune/directory/organizationName.ts'
import type { PreparedSignIn } from './preparedSignIn.ts'
import type { SessionParts } from './sessionParts.ts'

/** Everybody who signed in on this computer and did not sign out, with all that is stored for them. */
export class Accounts {
  readonly #parts: SessionParts

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  list(): Promise<readonly StoredAccount[]> {
    return this.#parts.accounts.list()
  }

  async find(id: string | undefined): Promise<StoredAccount | undefined> {
    return (await this.list()).find((one) => one.id === id)
  }

  /** Asks the user to sign in, and keeps the account in place of one for the same person and tenant. Throws a `GraphError`. */
  async add(parts: PreparedSignIn, signal?: AbortSignal): Promise<Identity> {
    const account = await parts.signIn.signIn(signal)
    const tenantName = (await organizationName(parts.graph, signal)) ?? account.tenantId
    const stored = parts.stored(account, tenantName)
    const replaced = await this.#parts.accounts.put(stored)
    for (const old of replaced) await this.forget(old)
    await rememberMethod(this.#parts.memory, stored)
    return { tenantId: account.tenantId, username: account.username, tenantName }
  }

  async forget(account: StoredAccount): Promise<void> {
    const parts = this.#parts.storedSignIn(account)
    await parts.signIn.signOut()
    await parts.close()
    await this.#parts.accounts.remove(account.id)
  }
}
