import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node'
import { isJson, parsedJson } from '../base/json.ts'
import type { Json } from '../base/json.ts'
import type { SecretStore } from './secretStore.ts'

/** Keeps MSAL's token cache, refresh tokens included, in the secret store, so that a reload asks nothing. */
export class TokenCache implements ICachePlugin {
  readonly #secrets: SecretStore
  readonly #key: string

  constructor(secrets: SecretStore, key: string) {
    this.#secrets = secrets
    this.#key = key
  }

  async beforeCacheAccess(context: TokenCacheContext): Promise<void> {
    const stored = await this.#secrets.get(this.#key)
    if (stored !== undefined && cacheIn(stored) !== undefined) context.tokenCache.deserialize(stored)
  }

  async afterCacheAccess(context: TokenCacheContext): Promise<void> {
    if (context.cacheHasChanged) await this.#secrets.store(this.#key, context.tokenCache.serialize())
  }

  /** Drops the access tokens and keeps what renews them: the next one comes from the authority. */
  async dropAccessTokens(): Promise<void> {
    const cache = cacheIn(await this.#secrets.get(this.#key))
    if (cache !== undefined) await this.#secrets.store(this.#key, JSON.stringify({ ...cache, AccessToken: {} }))
  }

  async forget(): Promise<void> {
    await this.#secrets.delete(this.#key)
  }
}

/** A cache that was damaged is no cache: the user signs in again. */
function cacheIn(text = ''): Json | undefined {
  const cache = parsedJson(text)
  return isJson(cache) ? cache : undefined
}
