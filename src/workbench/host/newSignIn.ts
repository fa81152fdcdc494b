import type { Log } from '../../base/log.ts'
import { join } from 'node:path'
import type * as vscode from 'vscode'
import { SignIn } from '../../auth/signIn.ts'
import type { SignInMethod } from '../../auth/signInMethod.ts'
import { type Cloud, clouds } from '../../graph/cloud.ts'
import { vscodeAccounts } from './vscodeAccounts.ts'
import type { StoredAccount } from '../../session/accountStore.ts'
import { connect, graphOver } from '../../session/connection.ts'
import { NetworkTransport } from './networkTransport.ts'
import { journalKey } from '../../session/journalKey.ts'
import { secretStore } from './secretStore.ts'
import type { PreparedSignIn } from '../../session/preparedSignIn.ts'
import type { SignInWish } from '../../session/sessionParts.ts'
import { cloudSetting, kindsSetting, signInSettings, writeRouteSetting } from './settings.ts'
import { vscodePrompts } from './vscodePrompts.ts'

/** How to sign in, from the settings or from a stored account. */
interface How {
  readonly id: string
  readonly cloud: Cloud
  readonly method: SignInMethod
  readonly clientId?: string
  readonly tenantId?: string
  readonly groupNames: boolean
  readonly environment: Environment
}

type Environment = Readonly<Record<string, string | undefined>>

/** A sign-in by the settings as they are now. Throws a `TypeError` with a sentence for the user where they can't be used. */
export function newSignIn(
  context: vscode.ExtensionContext,
  log: Log,
  id: string,
  { method, tenantId }: SignInWish,
): PreparedSignIn {
  const settings = signInSettings()
  const clientId = (method === 'environment' && process.env['AZURE_CLIENT_ID']) || settings.clientId
  return prepared(context, log, {
    id,
    method,
    clientId,
    cloud: cloudSetting(),
    tenantId: tenantId ?? settings.tenantId,
    groupNames: settings.groupNames,
    environment: process.env,
  })
}

/** The sign-in of a stored account, to the cloud and tenant it was stored with. */
export function storedSignIn(context: vscode.ExtensionContext, log: Log, account: StoredAccount): PreparedSignIn {
  const { id, method, clientId, signInTenant, graphRoot, authorityHost } = account
  const known = account.cloud === 'custom' ? undefined : clouds[account.cloud]
  const cloud = known ?? { name: 'custom', graphRoot, authorityHost }
  return prepared(context, log, {
    id,
    method,
    clientId,
    cloud,
    tenantId: signInTenant,
    groupNames: signInSettings().groupNames,
    environment: environmentOf(account),
  })
}

/** The tenant is the account's, whichever is in the environment now; the secret of another application is not for it. */
function environmentOf({ tenantId, clientId }: StoredAccount): Environment {
  const { AZURE_CLIENT_ID } = process.env
  if (AZURE_CLIENT_ID && AZURE_CLIENT_ID !== clientId) return {}
  return { ...process.env, AZURE_TENANT_ID: tenantId }
}

/** Each tenant has a journal of its own. A name that a folder has of its own, such as `..`, never leads out of it. */
export function journalFolder(context: vscode.ExtensionContext, tenant: string): string {
  return join(context.globalStorageUri.fsPath, 'journal', tenant.replace(/[^\w-]/g, '_'))
}

function prepared(context: vscode.ExtensionContext, log: Log, how: How): PreparedSignIn {
  const { id, cloud, method, clientId, tenantId: signInTenant } = how
  const transport = new NetworkTransport(log)
  const signIn = new SignIn({
    ...how,
    secrets: secretStore(context.secrets, id),
    prompts: vscodePrompts(),
    accounts: vscodeAccounts(cloud),
    transport,
    log,
  })
  const graph = graphOver(cloud, signIn, transport, log)
  const close = (): Promise<void> => {
    signIn.dispose()
    return transport.close()
  }
  return {
    id,
    signIn,
    graph,
    close,
    stored: ({ tenantId, username, homeAccountId }, tenantName) => ({
      id,
      tenantId,
      tenantName,
      username,
      homeAccountId,
      method,
      clientId,
      signInTenant,
      cloud: cloud.name,
      graphRoot: cloud.graphRoot,
      authorityHost: cloud.authorityHost,
    }),
    connect: (identity) => {
      const folder = journalFolder(context, identity.tenantId)
      return connect({
        cloud,
        sample: false,
        identity: method === 'environment' ? { ...identity, application: clientId } : identity,
        graph,
        transport,
        log,
        close,
        journalFolder: folder,
        journalKey: journalKey(secretStore(context.secrets)),
        writeRoute: writeRouteSetting,
        kinds: kindsSetting,
      })
    },
  }
}
