import { asJson, parsedJson, textOf } from '../base/json.ts'

export interface TokenClaims {
  /** Tenant id. */
  readonly tid?: string
  /** Sign-in name. */
  readonly upn?: string
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

/**
 * What an access token says about itself, for display only: nothing is decided by it, and its format is the service's
 * own affair. Empty for a token that is not a JWT.
 */
export function claimsOfToken(token: string): TokenClaims {
  const claims = asJson(parsedJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  const exp = claims['exp']
  return {
    tid: textOf(claims, 'tid'),
    upn: textOf(claims, 'upn') ?? textOf(claims, 'preferred_username'),
    expiresAt: typeof exp === 'number' ? exp * 1000 : undefined,
  }
}
