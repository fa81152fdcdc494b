import { asJson, parsedJson, textOf } from '../base/json.ts'

export interface TokenClaims {
  /** Tenant id. */
  readonly tid?: string
  /** Object id of the person or application in the tenant. */
  readonly oid?: string
  /** Sign-in name. */
  readonly upn?: string
  /** Short names of the delegated permissions. */
  readonly permissions: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

/**
 * What an access token says about itself. The service alone decides what it allows; here it tells whether it is the right
 * one, and saves asking for another. Its format is the service's own affair: empty for a token that is not a JWT.
 */
export function claimsOfToken(token: string): TokenClaims {
  const claims = asJson(parsedJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  const exp = claims['exp']
  return {
    tid: textOf(claims, 'tid'),
    oid: textOf(claims, 'oid'),
    upn: textOf(claims, 'upn') ?? textOf(claims, 'preferred_username'),
    permissions: (textOf(claims, 'scp') ?? '').split(/\s+/).filter(Boolean).map(shortName),
    expiresAt: typeof exp === 'number' ? exp * 1000 : undefined,
  }
}

/** A scope may be an address: `https://graph.microsoft.com/GroupMember.Read.All`. */
export function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1)
}
