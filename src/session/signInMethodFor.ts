import { isSignInMethod, type SignInMethod } from '../auth/signInMethod.ts'
import { isJson, type Json } from '../base/json.ts'
import type { StoredAccount } from './accountStore.ts'
import type { Memory } from './memory.ts'

const key = 'signInMethods'

/** What the settings and the place say of a sign-in. */
export interface SignInChoice {
  readonly method: SignInMethod | 'auto'
  readonly tenantId?: string
  /** Whether a browser on the user's computer can answer: the extension runs there, too. */
  readonly browserAnswers: boolean
  /** Throws a `TypeError` with a sentence for the user where the set cloud can't be used. */
  cloud(): { readonly graphRoot: string }
}

/**
 * The method to sign in with to a tenant, or to the set one. `auto` takes what worked there before, else what fits the
 * place. Throws a `TypeError` with a sentence for the user where the set cloud can't be used.
 */
export function signInMethodFor(
  { memory, signInChoice }: { readonly memory: Memory; readonly signInChoice: () => SignInChoice },
  tenantId?: string,
): SignInMethod {
  const choice = signInChoice()
  if (choice.method !== 'auto') return choice.method
  const worked = remembered(memory)[place(choice.cloud(), tenantId ?? choice.tenantId)]
  if (isSignInMethod(worked)) return worked
  return choice.browserAnswers ? 'interactiveBrowser' : 'deviceCode'
}

/** Remembers which method signed the account in: for its tenant, and for what the tenant was called then. */
export async function rememberMethod(memory: Memory, account: StoredAccount): Promise<void> {
  const { tenantId, signInTenant, method } = account
  const places = [place(account, tenantId), place(account, signInTenant)]
  const known = remembered(memory)
  if (places.every((one) => known[one] === method)) return
  await memory.update(key, { ...known, ...Object.fromEntries(places.map((one) => [one, method])) })
}

/** Without a tenant it is that of whoever signs in. */
function place({ graphRoot }: { readonly graphRoot: string }, tenantId = ''): string {
  return `${graphRoot} ${tenantId.toLowerCase()}`
}

function remembered(memory: Memory): Json {
  const value = memory.get(key)
  return isJson(value) ? value : {}
}
