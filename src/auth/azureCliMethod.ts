import type { TokenCredential } from '@azure/identity'
import type { Access } from '../graph/tokenSource.ts'
import { GraphError } from '../graph/graphError.ts'
import { asJson, parsedJson, textOf } from '../base/json.ts'
import type { Account } from './account.ts'
import { claimsOfToken } from './claimsOfToken.ts'
import type { MethodParts } from './methodParts.ts'
import { applicationScopes } from './scopes.ts'
import type { IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

/** Who is signed in to the Azure CLI. It gives all that was consented to it, or nothing: there is no asking for more. */
export class AzureCliMethod implements TokenMethod {
  readonly #parts: MethodParts
  #credential: TokenCredential | undefined

  constructor(parts: MethodParts) {
    this.#parts = parts
  }

  async signIn(access: Access, signal?: AbortSignal): Promise<Account> {
    const { token } = await this.token(access, {}, signal)
    const { tid, upn } = claimsOfToken(token)
    const account: Account = { tenantId: tid ?? this.#parts.tenantId ?? '', username: upn }
    await this.#parts.secrets.store(this.#parts.key, JSON.stringify(account))
    return account
  }

  async restore(): Promise<Account | undefined> {
    const stored = await this.#parts.secrets.get(this.#parts.key)
    const account = asJson(parsedJson(stored ?? ''))
    const tenantId = textOf(account, 'tenantId')
    return tenantId === undefined ? undefined : { tenantId, username: textOf(account, 'username') }
  }

  async token(_access: Access, { claims }: TokenOptions, signal?: AbortSignal): Promise<IssuedToken> {
    if (claims !== undefined) {
      throw new GraphError('signedOut', 'The service wants a new sign-in. Run az login again.', { claims })
    }
    const { AzureCliCredential } = await import('./identity.ts')
    this.#credential ??= new AzureCliCredential({
      tenantId: this.#parts.tenantId || undefined,
      processTimeoutInMs: 30_000,
    })
    const scopes = applicationScopes(this.#parts.cloud)
    const issued = await this.#credential.getToken(scopes, { abortSignal: signal }).catch((error: unknown) => {
      throw notAvailable(error)
    })
    if (issued === null) throw new GraphError('signedOut', 'The Azure CLI gave no token. Run az login.')
    return { token: issued.token, expiresAt: issued.expiresOnTimestamp }
  }

  async forget(): Promise<void> {
    this.#credential = undefined
    await this.#parts.secrets.delete(this.#parts.key)
  }
}

/** The CLI names accounts and folders in what it says: its own words are not passed on. */
function notAvailable(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'CredentialUnavailableError' || /AADSTS/.test(error.message))
    return error
  const message = 'The Azure CLI is not installed, or nobody is signed in to it. Run az login.'
  return new GraphError('signedOut', message, { cause: error })
}
