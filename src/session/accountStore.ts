import * as v from 'valibot'
import { parsedJson } from '../base/json.ts'
import { type CloudName, isCloudName } from '../graph/cloud.ts'
import { type Account, isSamePerson } from '../auth/account.ts'
import type { SecretStore } from '../auth/secretStore.ts'
import { isSignInMethod, type SignInMethod } from '../auth/signInMethod.ts'

/** Somebody who signed in to one tenant, with what it takes to do so again without a question. */
export interface StoredAccount extends Account {
  /** Under which the sign-in keeps its secrets. */
  readonly id: string
  readonly tenantName: string
  readonly method: SignInMethod
  /** The application; of the method `environment`, what AZURE_CLIENT_ID said. */
  readonly clientId?: string
  /** What was signed in to: the set tenant, where one was set. */
  readonly signInTenant?: string
  readonly cloud: CloudName
  readonly graphRoot: string
  readonly authorityHost: string
}

const key = 'accounts'

/** The accounts of this computer, kept with the secrets because they name people. */
export class AccountStore {
  readonly #secrets: SecretStore

  constructor(secrets: SecretStore) {
    this.#secrets = secrets
  }

  async list(): Promise<readonly StoredAccount[]> {
    const stored = await this.#secrets.get(key)
    if (stored === undefined) return []
    const value = parsedJson(stored)
    // What is damaged is nobody's account: the next sign-in replaces it.
    return Array.isArray(value) ? value.filter(isStoredAccount) : []
  }

  /** Puts the account in, in place of one for the same person and tenant; returns those it replaced. */
  async put(account: StoredAccount): Promise<readonly StoredAccount[]> {
    const accounts = await this.list()
    const replaced = accounts.filter((one) => one.id !== account.id && isSame(one, account))
    const kept = accounts.filter((one) => one.id !== account.id && !isSame(one, account))
    await this.#secrets.store(key, JSON.stringify([...kept, account]))
    return replaced
  }

  async remove(id: string): Promise<void> {
    const kept = (await this.list()).filter((one) => one.id !== id)
    if (kept.length > 0) await this.#secrets.store(key, JSON.stringify(kept))
    else await this.#secrets.delete(key)
  }

  /** Deletes every secret of a sign-in that is not of a listed account. */
  async sweep(): Promise<void> {
    const listed = new Set((await this.list()).map(({ id }) => id))
    for (const name of await this.#secrets.keys()) {
      const id = /^([0-9a-f-]{36}) signIn /.exec(name)?.[1]
      if (id !== undefined && !listed.has(id)) await this.#secrets.delete(name)
    }
  }
}

function isSame(a: StoredAccount, b: StoredAccount): boolean {
  return a.graphRoot === b.graphRoot && a.method === b.method && a.clientId === b.clientId && isSamePerson(a, b)
}

const text = v.pipe(v.string(), v.nonEmpty())
const maybeText = v.optional(v.string())
const storedAccount = v.looseObject({
  id: text,
  tenantId: text,
  tenantName: text,
  graphRoot: text,
  authorityHost: text,
  username: maybeText,
  homeAccountId: maybeText,
  objectId: maybeText,
  clientId: maybeText,
  signInTenant: maybeText,
  method: v.custom<SignInMethod>(isSignInMethod),
  cloud: v.custom<CloudName>(isCloudName),
})

function isStoredAccount(value: unknown): value is StoredAccount {
  return v.is(storedAccount, value)
}
