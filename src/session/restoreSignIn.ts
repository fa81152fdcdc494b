import { toError } from '../base/toError.ts'
import type { Log } from '../base/log.ts'
import { isSamePerson } from '../auth/account.ts'
import type { StoredAccount } from './accountStore.ts'
import type { PreparedSignIn } from './preparedSignIn.ts'

/**
 * Restores the sign-in of a stored account, without a question and without a request. False where there is none any more,
 * or it belongs to somebody else now: VS Code changes its account by itself.
 */
export async function restoreSignIn({ signIn }: PreparedSignIn, account: StoredAccount, log: Log): Promise<boolean> {
  try {
    const restored = await signIn.restore()
    return restored !== undefined && isSamePerson(restored, account)
  } catch (error) {
    log.warn(`The stored sign-in could not be used: ${toError(error).message}`)
    return false
  }
}
