import type { AuthenticationRecord, DeviceCodeCredential, InteractiveBrowserCredential } from '@azure/identity'
import { GraphError } from '../graph/graphError.ts'
import { asJson, parsedJson, textOf } from '../base/json.ts'
import type { Access } from '../graph/tokenSource.ts'
import type { Account } from './account.ts'
import { authenticateInBrowser } from './authenticateInBrowser.ts'
import type { MethodParts } from './methodParts.ts'
import { delegatedScopes } from './scopes.ts'
import { TokenCache } from './tokenCache.ts'
import { type IssuedToken, revocable, type TokenMethod, type TokenOptions } from './tokenMethod.ts'

/** The tenant of whoever signs in, where none is set. */
const anyTenant = 'organizations'

/** A person, in the browser of this machine or by a code typed into any browser. */
export class UserMethod implements TokenMethod {
  readonly #kind: 'interactiveBrowser' | 'deviceCode'
  readonly #parts: MethodParts
  readonly #cache: TokenCache
  #record: AuthenticationRecord | undefined
  #credential: DeviceCodeCredential | InteractiveBrowserCredential | undefined

  constructor(kind: 'interactiveBrowser' | 'deviceCode', parts: MethodParts) {
    this.#kind = kind
    this.#parts = parts
    this.#cache = new TokenCache(parts.secrets, `${parts.key} cache`)
  }

  async signIn(access: Access, signal?: AbortSignal): Promise<Account> {
    const scopes = delegatedScopes(this.#parts.cloud, access, this.#parts.groupNames)
    const { httpClient } = await this.#parts.credentialOptions()
    const record =
      this.#kind === 'deviceCode'
        ? await (await this.#deviceCode(undefined)).authenticate(scopes, { ...revocable, abortSignal: signal })
        : await authenticateInBrowser(
            {
              client: httpClient,
              clientId: this.#clientId(),
              tenantId: this.#tenantId(),
              knownAuthority: this.#isCustom(),
              cache: this.#cache,
              prompts: this.#parts.prompts,
              loginHint: this.#record?.username,
            },
            scopes,
            signal,
          )
    if (record === undefined) throw new GraphError('signedOut', 'The authority named no account.')
    await this.#parts.secrets.store(this.#parts.key, JSON.stringify(record))
    this.#record = record
    this.#credential = undefined
    return accountOf(record)
  }

  async restore(): Promise<Account | undefined> {
    this.#record = recordIn(await this.#parts.secrets.get(this.#parts.key))
    return this.#record === undefined ? undefined : accountOf(this.#record)
  }

  async token(access: Access, { claims, fresh }: TokenOptions, signal?: AbortSignal): Promise<IssuedToken> {
    if (this.#record === undefined) throw new GraphError('signedOut', 'Not signed in.')
    if (fresh === true) {
      await this.#cache.dropAccessTokens()
      this.#credential = undefined
    }
    this.#credential ??= await (this.#kind === 'deviceCode'
      ? this.#deviceCode(this.#record)
      : this.#browser(this.#record))
    const scopes = delegatedScopes(this.#parts.cloud, access, this.#parts.groupNames)
    const options = { ...revocable, claims, abortSignal: signal }
    const { token, expiresOnTimestamp } = await this.#credential.getToken(scopes, options)
    return { token, expiresAt: expiresOnTimestamp }
  }

  async forget(): Promise<void> {
    this.#record = undefined
    this.#credential = undefined
    await this.#cache.forget()
    await this.#parts.secrets.delete(this.#parts.key)
  }

  async #deviceCode(authenticationRecord: AuthenticationRecord | undefined): Promise<DeviceCodeCredential> {
    const { DeviceCodeCredential } = await this.#identityWithCache()
    return new DeviceCodeCredential({
      ...(await this.#options(authenticationRecord)),
      userPromptCallback: ({ userCode, verificationUri, message }) => {
        this.#parts.prompts.showDeviceCode({ userCode, verificationUri, message })
      },
    })
  }

  async #browser(authenticationRecord: AuthenticationRecord): Promise<InteractiveBrowserCredential> {
    const { InteractiveBrowserCredential } = await this.#identityWithCache()
    return new InteractiveBrowserCredential(await this.#options(authenticationRecord))
  }

  async #options(authenticationRecord: AuthenticationRecord | undefined) {
    return {
      ...(await this.#parts.credentialOptions()),
      clientId: this.#clientId(),
      tenantId: this.#tenantId(),
      authenticationRecord,
      disableAutomaticAuthentication: true,
      disableInstanceDiscovery: this.#isCustom(),
      tokenCachePersistenceOptions: { enabled: true },
    }
  }

  /** The plugin is one for the whole library, but each credential takes the one of the moment it is made in. */
  async #identityWithCache() {
    const identity = await import('./identity.ts')
    identity.useIdentityPlugin((context) => {
      if (isCacheContext(context)) context.cachePluginControl.setPersistence(() => Promise.resolve(this.#cache))
      else throw new TypeError('This version of @azure/identity takes no cache')
    })
    return identity
  }

  #clientId(): string {
    if (!this.#parts.clientId) throw new GraphError('signedOut', 'No application is set to sign in with.')
    return this.#parts.clientId
  }

  #tenantId(): string {
    return this.#parts.tenantId || anyTenant
  }

  #isCustom(): boolean {
    return this.#parts.cloud.name === 'custom'
  }
}

/** What the library gives a plugin; its declaration leaves it open. */
interface CacheContext {
  readonly cachePluginControl: { setPersistence(provider: () => Promise<TokenCache>): void }
}

function isCacheContext(context: unknown): context is CacheContext {
  return typeof asJson(asJson(context)['cachePluginControl'])['setPersistence'] === 'function'
}

function accountOf({ tenantId, username, homeAccountId }: AuthenticationRecord): Account {
  return { tenantId, username, homeAccountId }
}

/** A record that is not whole is none: the user signs in again. */
function recordIn(stored = ''): AuthenticationRecord | undefined {
  const json = asJson(parsedJson(stored))
  const [authority, homeAccountId, clientId, tenantId, username] = [
    textOf(json, 'authority'),
    textOf(json, 'homeAccountId'),
    textOf(json, 'clientId'),
    textOf(json, 'tenantId'),
    textOf(json, 'username'),
  ]
  if (!authority || !homeAccountId || !clientId || !tenantId) return undefined
  return { authority, homeAccountId, clientId, tenantId, username: username ?? '' }
}
