import type { Log } from '../base/log.ts'
import type { Cloud } from '../graph/cloud.ts'
import type { Transport } from '../graph/transport.ts'
import type { AccountProvider } from './accountProvider.ts'
import type { SecretStore } from './secretStore.ts'
import type { SignInMethod } from './signInMethod.ts'
import type { SignInPrompts } from './signInPrompts.ts'

/** What a sign-in is built from. */
export interface SignInParts {
  readonly cloud: Cloud
  readonly method: SignInMethod
  readonly clientId?: string
  readonly tenantId?: string
  readonly secrets: SecretStore
  readonly prompts: SignInPrompts
  /** The same as Graph's: if one gets through, the other does. */
  readonly transport: Transport
  readonly log: Log
  /** What stands for `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Whether to ask for the permission to read the names of groups; default yes. */
  readonly groupNames?: boolean
  /** Needed by the method `vscode` only. */
  readonly accounts?: AccountProvider
}
