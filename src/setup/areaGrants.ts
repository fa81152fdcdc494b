import { GraphError } from '../graph/graphError.ts'
import type { TokenSource } from '../graph/tokenSource.ts'
import { allows, grantedPermissions, type GrantedPermissions } from './grantedPermissions.ts'

/** What one area of Intune needs: of each list any one permission suffices, the least first. */
export interface AreaNeed {
  readonly area: string
  readonly read: readonly string[]
  /** Absent where nothing is changed in the area. */
  readonly write?: readonly string[]
}

/** Whether a permission is there; `unknown` where the method of signing in does not tell. */
export type Grant = 'granted' | 'missing' | 'unknown'

export interface AreaGrant extends AreaNeed {
  readonly readGrant: Grant
  readonly writeGrant?: Grant
}

/**
 * Which of the areas' permissions the account has: by what its token says, and where that is not in it, by whether the
 * authority gives a token for it without asking anybody. Throws only the signal's reason.
 */
export async function areaGrants(
  needs: readonly AreaNeed[],
  granted: GrantedPermissions | undefined,
  tokens: TokenSource | undefined,
  signal?: AbortSignal,
): Promise<readonly AreaGrant[]> {
  const known = new Map<string, Promise<Grant>>()
  const grantOf = (wanted: readonly string[]): Promise<Grant> => {
    const key = wanted.join(' ')
    const found = known.get(key) ?? look(wanted, granted, tokens, signal)
    known.set(key, found)
    return found
  }
  const found: AreaGrant[] = []
  for (const need of needs) {
    const readGrant = await grantOf(need.read)
    found.push({ ...need, readGrant, ...(need.write && { writeGrant: await grantOf(need.write) }) })
  }
  return found
}

async function look(
  wanted: readonly string[],
  granted: GrantedPermissions | undefined,
  tokens: TokenSource | undefined,
  signal?: AbortSignal,
): Promise<Grant> {
  if (granted === undefined || tokens === undefined || granted.kind === 'unreadable') return 'unknown'
  if (allows(granted, wanted)) return 'granted'
  // An application gets all that it has at once.
  if (granted.kind === 'application') return 'missing'
  try {
    // A method that gives all or nothing gives a token whatever it was asked for.
    const given = grantedPermissions(await tokens.token(wanted.slice(0, 1), {}, signal))
    if (given.kind === 'unreadable') return 'unknown'
    return allows(given, wanted) ? 'granted' : 'missing'
  } catch (error) {
    signal?.throwIfAborted()
    return error instanceof GraphError && error.kind === 'missingScope' ? 'missing' : 'unknown'
  }
}
