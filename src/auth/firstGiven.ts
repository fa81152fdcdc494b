import { GraphError } from '../graph/graphError.ts'
import { withGroupNames } from './permissions.ts'
import type { IssuedToken, TokenMethod, TokenOptions } from './tokenMethod.ts'

/**
 * The token for the first of the permissions that was consented to, and what was asked for. Throws `missingScope` that names
 * all of them where none was, and at once whatever else is in the way.
 */
export async function firstGiven(
  method: Pick<TokenMethod, 'token'>,
  alternatives: readonly string[],
  groupNames: boolean,
  options: TokenOptions,
  understood: (error: unknown) => GraphError,
): Promise<{ readonly issued: IssuedToken; readonly asked: readonly string[] }> {
  let missing: GraphError | undefined
  for (const permission of alternatives) {
    const asked = withGroupNames(permission, groupNames)
    try {
      return { issued: await method.token(asked, options), asked }
    } catch (error) {
      const failure = understood(error)
      if (failure.kind !== 'missingScope') throw failure
      missing ??= failure
    }
  }
  const { message = '', code } = missing ?? {}
  throw new GraphError('missingScope', message, { code, scopes: alternatives, cause: missing })
}
