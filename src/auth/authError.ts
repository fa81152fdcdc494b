import { GraphError } from '../graph/graphError.ts'
import { authorityCodes, oauthErrors } from './authorityCodes.ts'
import type { AuthorityTrouble } from './authorityClient.ts'
import { sentences } from './sentences.ts'

/** Characters of what a library or the authority says that are looked at for a code. */
const maxLooked = 10_000

/**
 * What a failed sign-in means. `trouble` is what the authority had to do with it.
 * The message of the authority is not passed on: it names accounts, tenants and addresses.
 */
export function authError(error: unknown, trouble: AuthorityTrouble = {}, signal?: AbortSignal): GraphError {
  if (signal?.aborted === true) return new GraphError('cancelled', 'Cancelled.')
  if (error instanceof GraphError) return error
  if (trouble.failure !== undefined) return notSignedIn(trouble.failure)
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  const text = `${message.slice(0, maxLooked)} ${(trouble.refusal ?? '').slice(0, maxLooked)}`
  const code = /AADSTS\d{4,8}/.exec(text)?.[0]
  const meaning = authorityCodes.get(code ?? '') ?? oauthMeaning(text)
  if (meaning !== undefined) return new GraphError(meaning.kind, meaning.message, { code, cause: error })
  if (name === 'AbortError') return new GraphError('cancelled', 'Cancelled.')
  if (name === 'CredentialUnavailableError' || name === 'AuthenticationRequiredError') {
    return new GraphError('signedOut', sentences.notSignedIn, { code, cause: error })
  }
  return new GraphError('unauthorized', sentences.failed, { code, cause: error })
}

/** Of several the one that comes first in the table says most. */
function oauthMeaning(text: string): ReturnType<typeof oauthErrors.get> {
  const words = new Set(text.match(/\b[a-z]+(?:_[a-z]+)+\b/g))
  for (const [word, meaning] of oauthErrors) if (words.has(word)) return meaning
  return undefined
}

/** The failure of the way to the authority; nothing was sent to Graph. */
function notSignedIn(failure: GraphError): GraphError {
  const { kind, status, code } = failure
  return new GraphError(kind, `The sign-in failed. ${failure.message}`, { status, code, cause: failure })
}
