import type { TokenCredential } from '@azure/identity'
import { GraphError } from '../graph/graphError.ts'
import type { Account } from './account.ts'
import { claimsOfToken } from './claimsOfToken.ts'
import type * as identityModule from './identity.ts'
import type { MethodParts } from './methodParts.ts'
import { applicationScopes } from './scopes.ts'
import { sentences } from './sentences.ts'
import { type AskOptions, type IssuedToken, revocable, type TokenMethod, type TokenOptions } from './tokenMethod.ts'

/**
 * An application of its own, for automation: `AZURE_TENANT_ID` and `AZURE_CLIENT_ID` with `AZURE_CLIENT_SECRET`,
 * `AZURE_CLIENT_CERTIFICATE_PATH` (and `_PASSWORD`) or `AZURE_FEDERATED_TOKEN_FILE`, in this order.
 * Nothing secret is stored; only that somebody signed in this way.
 */
export class EnvironmentMethod implements TokenMethod {
  readonly #parts: MethodParts
  #credential: TokenCredential | undefined

  constructor(parts: MethodParts) {
    this.#parts = parts
  }

  async signIn(permissions: readonly string[], _: AskOptions, signal?: AbortSignal): Promise<Account> {
    this.#credential = undefined
    const { token } = await this.token(permissions, {}, signal)
    // The variable may hold a domain.
    const account = { tenantId: claimsOfToken(token).tid ?? this.#tenantId() }
    await this.#parts.secrets.store(this.#parts.key, JSON.stringify(account))
    return account
  }

  async restore(): Promise<Account | undefined> {
    const stored = await this.#parts.secrets.get(this.#parts.key)
    return stored === undefined ? undefined : { tenantId: this.#tenantId() }
  }

  async token(_: readonly string[], { claims, fresh }: TokenOptions, signal?: AbortSignal): Promise<IssuedToken> {
    if (fresh === true) this.#credential = undefined
    this.#credential ??= await this.#connect()
    const issued = await this.#credential.getToken(applicationScopes(this.#parts.cloud), {
      ...revocable,
      claims,
      abortSignal: signal,
    })
    if (issued === null) throw new GraphError('signedOut', sentences.noToken)
    return { token: issued.token, expiresAt: issued.expiresOnTimestamp }
  }

  async forget(): Promise<void> {
    this.#credential = undefined
    await this.#parts.secrets.delete(this.#parts.key)
  }

  async #connect(): Promise<TokenCredential> {
    const identity: typeof identityModule = await import('./identity.ts')
    const { environment, cloud } = this.#parts
    const options = { ...(await this.#parts.credentialOptions()), disableInstanceDiscovery: cloud.name === 'custom' }
    const tenantId = this.#tenantId()
    const clientId = this.#required('AZURE_CLIENT_ID', sentences.clientMissing, this.#parts.clientId)
    const secret = environment['AZURE_CLIENT_SECRET']
    const certificatePath = environment['AZURE_CLIENT_CERTIFICATE_PATH']
    const tokenFilePath = environment['AZURE_FEDERATED_TOKEN_FILE']
    if (secret) return new identity.ClientSecretCredential(tenantId, clientId, secret, options)
    if (certificatePath) {
      const certificatePassword = environment['AZURE_CLIENT_CERTIFICATE_PASSWORD']
      return new identity.ClientCertificateCredential(
        tenantId,
        clientId,
        { certificatePath, certificatePassword },
        options,
      )
    }
    if (tokenFilePath) return new identity.WorkloadIdentityCredential({ ...options, tenantId, clientId, tokenFilePath })
    throw new GraphError('signedOut', sentences.secretMissing)
  }

  #tenantId(): string {
    return this.#required('AZURE_TENANT_ID', sentences.tenantMissing, this.#parts.tenantId)
  }

  #required(name: string, missing: string, setting?: string): string {
    const value = this.#parts.environment[name] || setting
    if (!value) throw new GraphError('signedOut', missing)
    return value
  }
}
