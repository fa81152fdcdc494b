import type { SignIn } from '../auth/signIn.ts'
import { GraphError } from '../graph/graphError.ts'
import type { Access } from '../graph/tokenSource.ts'

/** Asks the user for a permission, the least that suffices, where the account has none of them. Throws a `GraphError`. */
export async function ensurePermission(
  signIn: Pick<SignIn, 'token' | 'requestAccess'>,
  access: Access,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await signIn.token(access, {}, signal)
  } catch (error) {
    if (!(error instanceof GraphError) || (error.kind !== 'missingScope' && error.kind !== 'signedOut')) throw error
    await signIn.requestAccess(access, signal)
  }
}
