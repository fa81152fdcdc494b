import { GraphError } from '../graph/graphError.ts'
import type { Account } from './account.ts'
import type { TokenClaims } from './claimsOfToken.ts'

/**
 * Whether the token is of another tenant or person than the account. What both leave open is no difference; a token that
 * no longer says whose it is, although the account's first one did, is one.
 */
export function isOfAnother(account: Account, claims: TokenClaims): boolean {
  const { tenantId, objectId } = account
  // A domain names a tenant too, and no token holds one.
  const named = !tenantId.includes('.')
  if (named && claims.tid !== undefined && claims.tid.toLowerCase() !== tenantId.toLowerCase()) return true
  return objectId !== undefined && claims.oid?.toLowerCase() !== objectId.toLowerCase()
}

export function otherAccount(): GraphError {
  return new GraphError('otherAccount', 'The sign-in belongs to another account or tenant now. Nothing was sent.')
}
