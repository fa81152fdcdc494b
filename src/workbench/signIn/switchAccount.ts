import { GraphError } from '../../graph/graphError.ts'
import type { Json } from '../../base/json.ts'
import type { StoredAccount } from '../../session/accountStore.ts'
import { pickAccount } from './pickAccount.ts'
import type { Session } from '../../session/session.ts'
import { checkNames, guid, isArguments, textArgument } from '../../operations/commandArguments.ts'
import { UsageError } from '../../session/usageError.ts'
import { type OfferApplication, signInAgain, signInAsking } from './signInAsking.ts'

/** Where the user is now. */
export interface SwitchAccountResult {
  readonly tenantId: string
  readonly tenantName: string
}

/**
 * Switches to another account or tenant, stored or new. A caller from code can only switch to a stored one, and
 * nobody is asked: rejects with `signedOut` where its sign-in has ended.
 */
export async function switchAccount(
  session: Session,
  offerApplication: OfferApplication,
  first: unknown,
): Promise<SwitchAccountResult | undefined> {
  if (isArguments(first)) {
    const { identity } = await session.switchTo(accountOf(first, await session.accounts()))
    return { tenantId: identity.tenantId, tenantName: identity.tenantName }
  }
  const chosen = await pickAccount(await session.accounts(), session.accountInUse)
  if (chosen.kind === 'new') {
    await signInAsking(session, offerApplication, {
      tenantId: chosen.tenantId,
      anyAccount: chosen.tenantId === undefined,
    })
    return undefined
  }
  try {
    await session.switchTo(chosen.account)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await signInAgain(session, chosen.account)
  }
  return undefined
}

function accountOf(args: Json, accounts: readonly StoredAccount[]): StoredAccount {
  checkNames(args, ['tenantId', 'username'])
  const tenantId = guid('tenantId', args['tenantId'])
  const username = textArgument(args, 'username')?.trim().toLowerCase()
  const found = accounts.filter(
    (one) =>
      one.tenantId.toLowerCase() === tenantId && (username === undefined || one.username?.toLowerCase() === username),
  )
  if (new Set(found.map((one) => one.username)).size > 1) {
    throw new UsageError('several accounts of this tenant are signed in: say which with username')
  }
  // One person may have signed in by several methods: the last one counts.
  const account = found.at(-1)
  if (account === undefined) throw new UsageError('nobody is signed in to this tenant', 'notSignedIn')
  return account
}
