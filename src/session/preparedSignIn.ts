import type { Account } from '../auth/account.ts'
import type { SignIn } from '../auth/signIn.ts'
import type { GraphClient } from '../graph/graphClient.ts'
import type { StoredAccount } from './accountStore.ts'
import type { Connection, Identity } from './connection.ts'

/** A sign-in that can be asked for, and what comes of it. */
export interface PreparedSignIn {
  /** Of the account that it becomes. */
  readonly id: string
  readonly signIn: SignIn
  readonly graph: GraphClient
  /** What it takes to do it again; `account` is who signed in. */
  stored(account: Account, tenantName: string): StoredAccount
  connect(identity: Identity): Connection
  close(): Promise<void>
}
