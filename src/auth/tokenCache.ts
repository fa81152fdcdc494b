import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node'
import { asJson, isJson, parsedJson } from '../base/json.ts'
import type { SecretStore } from './secretStore.ts'

/**
 * Keeps MSAL's token cache in the secret store, so that a reload asks nothing: refresh tokens, but no access tokens, which
 * live in this process only. What is not there any more was signed out, maybe in another window: it is not written back.
 */
export class TokenCache implements ICachePlugin {
  readonly #secrets: SecretStore
  readonly #key: string
  /** With access tokens; of what is stored. */
  #whole: string | undefined

  constructor(secrets: SecretStore, key: string) {
    this.#secrets = secrets
    this.#key = key
  }

  async beforeCacheAccess({ tokenCache }: TokenCacheContext): Promise<void> {
    tokenCache.deserialize(await this.#read())
  }

  async afterCacheAccess({ cacheHasChanged, tokenCache }: TokenCacheContext): Promise<void> {
    if (!cacheHasChanged) return
    const whole = tokenCache.serialize()
    if ((await this.#secrets.get(this.#key)) !== undefined) await this.#store(whole)
  }

  /** Drops the access tokens and keeps what renews them: the next one comes from the authority. */
  dropAccessTokens(): void {
    this.#whole = undefined
  }

  /** A cache for a sign-in that is under way: it begins with what is stored, and nothing is stored before `keep`. */
  async begin(): Promise<PendingTokenCache> {
    return new PendingTokenCache(await this.#read(), (whole) => this.#store(whole))
  }

  async forget(): Promise<void> {
    this.#whole = undefined
    await this.#secrets.delete(this.#key)
  }

  /** A cache that was damaged is an empty one: the user signs in again. */
  async #read(): Promise<string> {
    const stored = await this.#secrets.get(this.#key)
    if (stored === undefined || !isJson(parsedJson(stored))) return '{}'
    // Another window may have renewed it since: what is stored is what counts.
    return this.#whole !== undefined && withoutAccessTokens(this.#whole) === stored ? this.#whole : stored
  }

  async #store(whole: string): Promise<void> {
    this.#whole = whole
    const kept = withoutAccessTokens(whole)
    if (kept !== (await this.#secrets.get(this.#key))) await this.#secrets.store(this.#key, kept)
  }
}

/** What comes after the sign-in was given up is not kept: MSAL can't be stopped while it waits for an answer. */
export class PendingTokenCache implements ICachePlugin {
  readonly #store: (whole: string) => Promise<void>
  #whole: string

  constructor(whole: string, store: (whole: string) => Promise<void>) {
    this.#whole = whole
    this.#store = store
  }

  async beforeCacheAccess({ tokenCache }: TokenCacheContext): Promise<void> {
    tokenCache.deserialize(this.#whole)
  }

  async afterCacheAccess({ cacheHasChanged, tokenCache }: TokenCacheContext): Promise<void> {
    if (cacheHasChanged) this.#whole = tokenCache.serialize()
  }

  /** The sign-in is through. */
  keep(): Promise<void> {
    return this.#store(this.#whole)
  }
}

function withoutAccessTokens(whole: string): string {
  return JSON.stringify({ ...asJson(parsedJson(whole)), AccessToken: {} })
}
