import type { Cloud } from '../graph/cloud.ts'
import type { Log } from '../base/log.ts'
import type { AccountProvider } from './accountProvider.ts'
import type { AuthorityClient } from './authorityClient.ts'
import type { SecretStore } from './secretStore.ts'
import type { SignInPrompts } from './signInPrompts.ts'

/** What every method of @azure/identity is given. */
export interface CredentialOptions {
  readonly authorityHost: string
  readonly httpClient: AuthorityClient
  readonly retryOptions: {
    readonly maxRetries: number
    readonly retryDelayInMs: number
    readonly maxRetryDelayInMs: number
  }
}

/** What a sign-in method is built from. */
export interface MethodParts {
  readonly cloud: Cloud
  readonly clientId?: string
  readonly tenantId?: string
  readonly secrets: SecretStore
  /** Where in the store this sign-in keeps what it needs. */
  readonly key: string
  readonly prompts: SignInPrompts
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly accounts?: AccountProvider
  /** What signing in asks for, by short names. */
  readonly signInPermissions: readonly string[]
  readonly log: Log
  /** Loads the identity chunk on the first call. */
  credentialOptions(): Promise<CredentialOptions>
}
