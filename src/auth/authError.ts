import { GraphError } from '../graph/graphError.ts'
import type { GraphErrorKind } from '../graph/graphError.ts'
import type { AuthorityTrouble } from './authorityClient.ts'

interface Meaning {
  readonly kind: GraphErrorKind
  readonly message: string
}

const signInAgain: Meaning = { kind: 'signedOut', message: 'The sign-in has expired or was revoked. Sign in again.' }
const consent: Meaning = {
  kind: 'missingScope',
  message: 'The permissions were not consented to. An administrator has to grant them to the application.',
}
const policy: Meaning = {
  kind: 'forbidden',
  message:
    'A conditional access policy does not allow this sign-in. Ask the administrator which device or method is accepted.',
}

/** Codes of the authority: Microsoft Entra "Authentication and authorization error codes". */
const meanings: Readonly<Record<string, Meaning | undefined>> = {
  '50011': { kind: 'badRequest', message: 'The application registration lacks the redirect address http://localhost.' },
  '50020': { kind: 'forbidden', message: 'This account is not a member of the tenant.' },
  '50034': { kind: 'forbidden', message: 'This account does not exist in the tenant.' },
  '50058': signInAgain,
  '50076': { kind: 'signedOut', message: 'The sign-in needs a second factor. Sign in again.' },
  '50078': signInAgain,
  '50079': { kind: 'signedOut', message: 'The account has to register a second factor. Sign in again.' },
  '50105': { kind: 'forbidden', message: 'This account is not assigned to the application.' },
  '50173': signInAgain,
  '53000': policy,
  '53001': policy,
  '53003': policy,
  '530003': policy,
  '65001': consent,
  '65002': {
    kind: 'forbidden',
    message: 'This application may not ask for Intune permissions. Use an application registration of your own.',
  },
  '65004': { kind: 'missingScope', message: 'The permissions were declined.' },
  '70008': signInAgain,
  '70011': { kind: 'badRequest', message: 'The authority does not know a permission that was asked for.' },
  '70043': signInAgain,
  '700016': {
    kind: 'badRequest',
    message: 'The tenant does not know this application. Check the client id and the tenant.',
  },
  '700024': {
    kind: 'unauthorized',
    message: 'The clock of this machine is wrong: the sign-in is not valid at its time.',
  },
  '700082': signInAgain,
  '700084': signInAgain,
  '7000112': { kind: 'forbidden', message: 'The application is disabled in the tenant.' },
  '7000215': { kind: 'unauthorized', message: 'The client secret is wrong.' },
  '7000218': {
    kind: 'badRequest',
    message: 'The application registration does not allow public client flows.',
  },
  '7000222': {
    kind: 'unauthorized',
    message: 'The client secret has expired. Put a new one in AZURE_CLIENT_SECRET and restart VS Code.',
  },
  '90002': { kind: 'badRequest', message: 'The authority does not know this tenant.' },
  '90094': consent,
}

/** The OAuth error, where the authority gives no code of its own. */
const oauthMeanings: readonly (readonly [RegExp, Meaning])[] = [
  [/\bconsent_required\b/, consent],
  [
    /\binvalid_client\b|\bunauthorized_client\b/,
    { kind: 'unauthorized', message: 'The authority does not accept this client.' },
  ],
  [/\baccess_denied\b|\bauthorization_declined\b/, { kind: 'cancelled', message: 'The sign-in was declined.' }],
  [/\bexpired_token\b|device_code_expired/, { kind: 'signedOut', message: 'The code has expired. Sign in again.' }],
  [/\bno_tokens_found\b|\binvalid_grant\b|\blogin_required\b|\binteraction_required\b/, signInAgain],
]

/**
 * What a failed sign-in means. `trouble` is what the authority had to do with it.
 * The message of the authority is not passed on: it names accounts, tenants and addresses.
 */
export function authError(error: unknown, trouble: AuthorityTrouble = {}, signal?: AbortSignal): GraphError {
  if (signal?.aborted === true) return new GraphError('cancelled', 'Cancelled.')
  if (error instanceof GraphError) return error
  if (trouble.failure !== undefined) return notSignedIn(trouble.failure)
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  const text = `${message} ${trouble.refusal ?? ''}`
  const number = /AADSTS(\d{4,8})/.exec(text)?.[1]
  const code = number === undefined ? undefined : `AADSTS${number}`
  const meaning = meanings[number ?? ''] ?? oauthMeanings.find(([pattern]) => pattern.test(text))?.[1]
  if (meaning !== undefined) {
    const hint = code === undefined ? '' : ` (${code})`
    return new GraphError(meaning.kind, `${meaning.message}${hint}`, { code, cause: error })
  }
  if (name === 'AbortError') return new GraphError('cancelled', 'Cancelled.')
  if (name === 'CredentialUnavailableError' || name === 'AuthenticationRequiredError') {
    const hint = code === undefined ? '' : ` (${code})`
    return new GraphError('signedOut', `Not signed in${hint}.`, { code, cause: error })
  }
  return new GraphError('unauthorized', `The sign-in failed${code === undefined ? '' : ` (${code})`}.`, {
    code,
    cause: error,
  })
}

/** The failure, said about the sign-in; nothing was sent to Graph. */
function notSignedIn(failure: GraphError): GraphError {
  return new GraphError(failure.kind, `The sign-in failed. ${failure.message}`, {
    status: failure.status,
    code: failure.code,
    cause: failure,
  })
}
