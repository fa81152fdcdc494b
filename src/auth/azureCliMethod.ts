import type { TokenCredential } from '@azure/identity'
import { GraphError } from '../graph/graphError.ts'
import { asJson, parsedJson, textOf } from '../base/json.ts'
import type { Account } from './account.ts'
import { claimsOfToken } from './claimsOfToken.ts'
import type { MethodParts } from './methodParts.ts'
import { applicationScopes } from './scopes.ts'
import { sentences } from './sentences.ts'
import { isOfAnother, otherAccount } from './tokenHolder.ts'
import type { AskOptions, IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

/** Who is signed in to the Azure CLI. It gives all that was consented to it, or nothing: there is no asking for more. */
export class AzureCliMethod implements TokenMethod {
  readonly #parts: MethodParts
  #account: Account | undefined

  constructor(parts: MethodParts) {
    this.#parts = parts
  }

  async signIn(_: readonly string[], { expected }: AskOptions, signal?: AbortSignal): Promise<Account> {
    const { token } = await this.#token(expected?.tenantId ?? this.#parts.tenantId, signal)
    const claims = claimsOfToken(token)
    if (expected !== undefined && isOfAnother(expected, claims)) throw otherAccount()
    const { tid, upn, oid } = claims
    const account: Account = { tenantId: tid ?? this.#parts.tenantId ?? '', username: upn, objectId: oid }
    await this.#parts.secrets.store(this.#parts.key, JSON.stringify(account))
    this.#account = account
    return account
  }

  async restore(): Promise<Account | undefined> {
    const stored = asJson(parsedJson((await this.#parts.secrets.get(this.#parts.key)) ?? ''))
    const [tenantId, username, objectId] = ['tenantId', 'username', 'objectId'].map((name) => textOf(stored, name))
    this.#account = tenantId === undefined ? undefined : { tenantId, username, objectId }
    return this.#account
  }

  /** Whoever the CLI is signed in as by now: of the account's tenant, or none. */
  async token(_: readonly string[], { claims }: TokenOptions, signal?: AbortSignal): Promise<IssuedToken> {
    if (claims !== undefined) throw new GraphError('signedOut', sentences.azureCliAgain, { claims })
    const issued = await this.#token(this.#account?.tenantId ?? this.#parts.tenantId, signal)
    const { upn } = claimsOfToken(issued.token)
    const { username, objectId } = this.#account ?? {}
    // What version 0.1.0 stored knows the name only.
    if (objectId === undefined && username !== undefined && upn?.toLowerCase() !== username.toLowerCase()) {
      throw otherAccount()
    }
    return issued
  }

  async forget(): Promise<void> {
    this.#account = undefined
    await this.#parts.secrets.delete(this.#parts.key)
  }

  /** Of the tenant by its id: what the CLI was switched to since is not asked. */
  async #token(tenantId: string | undefined, signal?: AbortSignal): Promise<IssuedToken> {
    const { AzureCliCredential } = await import('./identity.ts')
    const credential: TokenCredential = new AzureCliCredential({
      tenantId: tenantId || undefined,
      processTimeoutInMs: 30_000,
    })
    const scopes = applicationScopes(this.#parts.cloud)
    const issued = await credential.getToken(scopes, { abortSignal: signal }).catch((error: unknown) => {
      throw notAvailable(error)
    })
    if (issued === null) throw new GraphError('signedOut', sentences.azureCliNoToken)
    return { token: issued.token, expiresAt: issued.expiresOnTimestamp }
  }
}

/** The CLI names accounts and folders in what it says: its own words are not passed on. */
function notAvailable(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'CredentialUnavailableError' || /AADSTS/.test(error.message))
    return error
  return new GraphError('signedOut', sentences.azureCliMissing, { cause: error })
}
