import type { AuthenticationRecord, DeviceCodeCredential, InteractiveBrowserCredential } from '@azure/identity'
import type { ICachePlugin } from '@azure/msal-node'
import { GraphError } from '../graph/graphError.ts'
import { asJson, parsedJson, textOf } from '../base/json.ts'
import { type Account, isSamePerson } from './account.ts'
import { authenticateInBrowser } from './authenticateInBrowser.ts'
import type { MethodParts } from './methodParts.ts'
import { delegatedScopes } from './scopes.ts'
import { sentences } from './sentences.ts'
import { TokenCache } from './tokenCache.ts'
import { otherAccount } from './tokenHolder.ts'
import { type AskOptions, type IssuedToken, revocable, type TokenMethod, type TokenOptions } from './tokenMethod.ts'
import { withTokenCache } from './withTokenCache.ts'

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

  async signIn(permissions: readonly string[], { expected }: AskOptions, signal?: AbortSignal): Promise<Account> {
    const scopes = delegatedScopes(this.#parts.cloud, permissions)
    const cache = await this.#cache.begin()
    const record =
      this.#kind === 'deviceCode'
        ? await (await this.#deviceCode(cache)).authenticate(scopes, { ...revocable, abortSignal: signal })
        : await authenticateInBrowser(
            {
              client: (await this.#parts.credentialOptions()).httpClient,
              clientId: this.#clientId(),
              tenantId: this.#tenantId(),
              knownAuthority: this.#isCustom(),
              cache,
              prompts: this.#parts.prompts,
              loginHint: expected?.username,
            },
            scopes,
            signal,
          )
    if (record === undefined) throw new GraphError('signedOut', sentences.noAccount)
    const account = accountOf(record)
    if (expected !== undefined && !isSamePerson(expected, account)) throw otherAccount()
    signal?.throwIfAborted()
    await cache.keep()
    await this.#parts.secrets.store(this.#parts.key, JSON.stringify(record))
    this.#record = record
    this.#credential = undefined
    return account
  }

  async restore(): Promise<Account | undefined> {
    this.#record = recordIn(await this.#parts.secrets.get(this.#parts.key))
    return this.#record === undefined ? undefined : accountOf(this.#record)
  }

  async token(
    permissions: readonly string[],
    { claims, fresh }: TokenOptions,
    signal?: AbortSignal,
  ): Promise<IssuedToken> {
    if (this.#record === undefined) throw new GraphError('signedOut', sentences.notSignedIn)
    if (fresh === true) {
      this.#cache.dropAccessTokens()
      this.#credential = undefined
    }
    this.#credential ??= await (this.#kind === 'deviceCode'
      ? this.#deviceCode(this.#cache, this.#record)
      : this.#browser(this.#record))
    const scopes = delegatedScopes(this.#parts.cloud, permissions)
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

  async #deviceCode(cache: ICachePlugin, authenticationRecord?: AuthenticationRecord): Promise<DeviceCodeCredential> {
    const identity = await import('./identity.ts')
    const options = await this.#options(authenticationRecord)
    return withTokenCache(
      identity,
      cache,
      () =>
        new identity.DeviceCodeCredential({
          ...options,
          userPromptCallback: ({ userCode, verificationUri, message }) => {
            this.#parts.prompts.showDeviceCode({ userCode, verificationUri, message })
          },
        }),
    )
  }

  async #browser(authenticationRecord: AuthenticationRecord): Promise<InteractiveBrowserCredential> {
    const identity = await import('./identity.ts')
    const options = await this.#options(authenticationRecord)
    return withTokenCache(identity, this.#cache, () => new identity.InteractiveBrowserCredential(options))
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

  #clientId(): string {
    if (!this.#parts.clientId) throw new GraphError('signedOut', sentences.noApplication)
    return this.#parts.clientId
  }

  #tenantId(): string {
    return this.#parts.tenantId || anyTenant
  }

  #isCustom(): boolean {
    return this.#parts.cloud.name === 'custom'
  }
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
