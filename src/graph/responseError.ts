import { GraphError } from './graphError.ts'
import type { GraphErrorDetails, GraphErrorKind } from './graphError.ts'
import { asJson, isJson, parsedJson, textOf } from '../base/json.ts'
import { answeredAt, retryAfterMs } from './retryAfter.ts'
import { maxRead, redacted } from './redacted.ts'
import { serviceMessage } from './serviceMessage.ts'

/** An answer with an error status, from HTTP or from inside a `$batch`. */
export interface ErrorAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly clientRequestId?: string
  /** Milliseconds since 1970 by our clock, for a `Retry-After` date where the answer does not tell its own time. */
  readonly now: number
}

/** What an error answer means, by status and by the codes that Graph and Intune were seen to send. */
export function responseError(answer: ErrorAnswer): GraphError {
  const { status, headers } = answer
  const error = asJson(asJson(answer.body)['error'])
  const inner = asJson(error['innerError'] ?? error['innererror'])
  const { code, text } = serviceMessage(error)
  const approvalCode =
    plainId(headers['x-msft-approval-code']) ?? /x-msft-approval-code: ?([0-9a-f-]{36})/i.exec(text ?? '')?.[1]
  const scopes = scopesIn(text)
  const now = answeredAt(headers, answer.now)
  const kind = kindOf(status, code ?? '', text ?? '', scopes !== undefined)
  const details: GraphErrorDetails = {
    status,
    code,
    requestId: plainId(textOf(inner, 'request-id')) ?? plainId(headers['request-id']),
    clientRequestId: answer.clientRequestId,
    serviceMessage: text,
    scopes: kind === 'missingScope' ? scopes : undefined,
    claims: claimsIn(headers['www-authenticate']),
    approvalCode: kind === 'approvalRequired' ? approvalCode : undefined,
    retryAfter: retryAfterMs(headers['retry-after'], now) ?? retryAfterMs(bodyRetryAfter(error), now),
    processed: kind !== 'throttled' && (status >= 500 || status === 408) ? 'unknown' : 'no',
  }
  return new GraphError(kind, sentences[kind](details), details)
}

type ResponseKind = Extract<
  GraphErrorKind,
  | 'badRequest'
  | 'optionNotAllowed'
  | 'routeMissing'
  | 'unauthorized'
  | 'missingScope'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'conditionNotMet'
  | 'approvalRequired'
  | 'throttled'
  | 'service'
  | 'unsafeLink'
  | 'timeout'
  | 'badResponse'
>

function kindOf(status: number, code: string, text: string, namesScopes: boolean): ResponseKind {
  if (status >= 300 && status < 400) return 'unsafeLink'
  if (status === 401) return 'unauthorized'
  if (status === 412 && code === 'ConditionNotMet') return 'conditionNotMet'
  if (status === 412 || code === 'ApprovalRequired' || asksForJustification(status, text)) return 'approvalRequired'
  if (status === 403) return namesScopes ? 'missingScope' : 'forbidden'
  if (isGone(status, code, text)) return 'notFound'
  if (isRouteMissing(status, code, text)) return 'routeMissing'
  if (status === 404) return 'notFound'
  if (status === 409) return 'conflict'
  if (status === 429 || (status === 500 && text.includes(brokerLimit))) return 'throttled'
  if (status === 408) return 'timeout'
  if (status >= 500) return 'service'
  if (status === 400 && /\bquery option\b.{1,60}\bnot allowed\b/i.test(text)) return 'optionNotAllowed'
  return status >= 400 ? 'badRequest' : 'badResponse'
}

/** How reports of Intune say 429 at times (a collector's notes of 2026-08). */
const brokerLimit = 'Rate limit reached because of too many requests to query broker'

/** Multi Admin Approval without a justification was seen as a 400 that names the header. */
function asksForJustification(status: number, text: string): boolean {
  return status === 400 && text.includes('x-msft-approval-justification')
}

/**
 * The thing is gone, not the route to it, whatever words the rest is told in: the code says so. Settings catalog policies
 * that are gone answer 400. Only a sentence that names a segment of the path is about the route.
 */
function isGone(status: number, code: string, text: string): boolean {
  if (status !== 400 && status !== 404) return false
  return /^(Request_)?(Resource|Item)?NotFound$/i.test(code) && !namesRoute.test(text)
}

const namesRoute = /not found for the segment '?[a-z$]+'?\.|no odata route exists that match template/i

/** The forms in which a service says that it lacks a route; the code alone decides where there is one. */
function isRouteMissing(status: number, code: string, text: string): boolean {
  if (status === 405) return true
  if (status !== 400 && status !== 404) return false
  return (
    code === 'No method match route template' || /resource not found for the segment|no odata route exists/i.test(text)
  )
}

/** "…one of the following scopes: A, B" (Intune) and "missing permission scope A,B." (Graph). */
function scopesIn(text: string | undefined): string[] | undefined {
  const list = /(?:following scopes:|missing permission scopes?:?) ?([\w.\-, ]+)/i.exec(text ?? '')?.[1]
  const scopes = list
    ?.split(/[, ]+/)
    .map((scope) => scope.replace(/\.$/, ''))
    .filter((scope) => /^[A-Za-z0-9-]{1,80}(?:\.[A-Za-z]{1,40}){1,4}$/.test(scope))
  return scopes === undefined || scopes.length === 0 ? undefined : scopes
}

/** An id of the service as it is: anything else under its name stays out of logs and messages. */
function plainId(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{1,64}$/.test(text) && redacted(text) === text ? text : undefined
}

/** The claims challenge of a 401, decoded (`claims="…"` in base64, RFC 6750 style). */
export function claimsIn(header: string | undefined): string | undefined {
  const encoded = /\bclaims="?([\w+/=-]+)"?/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const claims = Buffer.from(encoded, 'base64').toString('utf8')
  return isJson(parsedJson(claims)) ? claims : undefined
}

/** Intune puts its own `RetryAfter` into the message at times. */
function bodyRetryAfter(error: Readonly<Record<string, unknown>>): string | undefined {
  const message = (textOf(error, 'message') ?? '').slice(0, maxRead)
  return /"RetryAfter" ?: ?"?(\d{1,9}(?:\.\d{1,9})?)/.exec(message)?.[1]
}

const said = (details: GraphErrorDetails): string =>
  details.serviceMessage === undefined ? '' : ` It said: ${details.serviceMessage}`

const sentences: Readonly<Record<ResponseKind, (details: GraphErrorDetails) => string>> = {
  badRequest: (details) => `The service did not accept the request.${said(details)}`,
  optionNotAllowed: () => 'The service does not take an option of this request.',
  routeMissing: () => 'The service does not know this request.',
  unauthorized: () => 'The service did not accept the sign-in.',
  missingScope: (details) => `The application lacks a permission: ${details.scopes?.join(' or ') ?? ''}.`,
  forbidden: (details) => `You are not allowed to do this. An Intune role may be missing.${said(details)}`,
  notFound: () => 'This does not exist, or no longer.',
  conflict: (details) => `Something else is in the way.${said(details)}`,
  conditionNotMet: () => 'The service holds a newer state than the one this was made from.',
  approvalRequired: (details) =>
    details.approvalCode === undefined
      ? 'Another administrator has to approve this. Give a justification.'
      : 'Another administrator has to approve this. The request is waiting.',
  throttled: () => 'The service asks to slow down.',
  service: (details) => `The service failed (${details.status ?? 500}).${said(details)}`,
  unsafeLink: () => 'The service wanted to send the request elsewhere. It was not followed.',
  timeout: () => 'The service did not get the request in time.',
  badResponse: (details) => `The service answered in an unexpected way (${details.status ?? 0}).`,
}
