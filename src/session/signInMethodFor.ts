import * as vscode from 'vscode'
import { isSignInMethod, type SignInMethod } from '../auth/signInMethod.ts'
import { isJson, type Json } from '../base/json.ts'
import type { StoredAccount } from './accountStore.ts'
import { cloudSetting, signInSettings } from '../workbench/host/settings.ts'

const key = 'signInMethods'

/**
 * The method to sign in with to a tenant, or to the set one. `auto` takes what worked there before, else what fits the
 * place. Throws a `TypeError` with a sentence for the user where the set cloud can't be used.
 */
export function chosenMethod(memento: vscode.Memento, tenantId?: string): SignInMethod {
  const { method, tenantId: set } = signInSettings()
  if (method !== 'auto') return method
  const worked = remembered(memento)[place(cloudSetting(), tenantId ?? set)]
  return isSignInMethod(worked) ? worked : fitting()
}

/** Remembers which method signed the account in: for its tenant, and for what the tenant was called then. */
export async function rememberMethod(memento: vscode.Memento, account: StoredAccount): Promise<void> {
  const { tenantId, signInTenant, method } = account
  const places = [place(account, tenantId), place(account, signInTenant)]
  const known = remembered(memento)
  if (places.every((one) => known[one] === method)) return
  await memento.update(key, { ...known, ...Object.fromEntries(places.map((one) => [one, method])) })
}

/** A browser on this computer can answer only where the extension runs on this computer, too. */
function fitting(): SignInMethod {
  const elsewhere = vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web
  return elsewhere ? 'deviceCode' : 'interactiveBrowser'
}

/** Without a tenant it is that of whoever signs in. */
function place({ graphRoot }: { graphRoot: string }, tenantId = ''): string {
  return `${graphRoot} ${tenantId.toLowerCase()}`
}

function remembered(memento: vscode.Memento): Json {
  const value: unknown = memento.get(key)
  return isJson(value) ? value : {}
}
