/** Why a request failed. Callers branch on this, never on a text. */
export type GraphErrorKind =
  /** The caller gave up; say nothing. */
  | 'cancelled'
  /** Nothing answered: name not resolved, refused, reset, no route. */
  | 'offline'
  /** The proxy refused or wants credentials. */
  | 'proxy'
  /** The server's certificate is not trusted. */
  | 'certificate'
  | 'timeout'
  | 'badRequest'
  /** 400 "Query option … is not allowed": the same list without that option may be answered. */
  | 'optionNotAllowed'
  /** 400 "No method match route template": this service does not have that route. */
  | 'routeMissing'
  | 'signedOut'
  /** A token is of another tenant or person than the connection. Nothing was sent with it, and the connection has ended. */
  | 'otherAccount'
  /**
   * 401, of a read after a fresh token did not cure it. A write is never sent again by itself: nothing was processed, so
   * get a token (`writeToken` answers the challenge) and look again. `claims` holds the challenge if there was one.
   */
  | 'unauthorized'
  /** 403 that names the scopes that would do; they are in `scopes`. */
  | 'missingScope'
  /** Any other 403: an Intune role or a conditional access rule. */
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  /** 412 `ConditionNotMet`: what the write was made from is not what the service holds, as right after another write. */
  | 'conditionNotMet'
  /** Multi Admin Approval: asks for a justification, or the request now waits under `approvalCode`. */
  | 'approvalRequired'
  | 'throttled'
  /** 5xx. */
  | 'service'
  /** An answer that is not what the documentation promises: no JSON, no `value`, too large. */
  | 'badResponse'
  /** A next link or redirect that would have taken the token elsewhere, or that repeats. */
  | 'unsafeLink'

export interface GraphErrorDetails {
  readonly status?: number
  /** The service's own code, such as `ResourceNotFound`. */
  readonly code?: string
  readonly requestId?: string
  readonly clientRequestId?: string
  /** The service's innermost message, with hosts, ids of the service and addresses taken out. */
  readonly serviceMessage?: string
  readonly scopes?: readonly string[]
  readonly claims?: string
  readonly approvalCode?: string
  /** Milliseconds the service asked to wait. */
  readonly retryAfter?: number
  /** Whether the service may have carried the request out. Only meaningful for writes. */
  readonly processed?: 'no' | 'unknown'
  readonly cause?: unknown
}

/** A failed request to Microsoft Graph. `message` is one plain English sentence without names of people or secrets. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly kind: GraphErrorKind
  readonly status?: number
  readonly code?: string
  readonly requestId?: string
  readonly clientRequestId?: string
  readonly serviceMessage?: string
  readonly scopes?: readonly string[]
  readonly claims?: string
  readonly approvalCode?: string
  readonly retryAfter?: number
  readonly processed: 'no' | 'unknown'

  constructor(kind: GraphErrorKind, message: string, details: GraphErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.status = details.status
    this.code = details.code
    this.requestId = details.requestId
    this.clientRequestId = details.clientRequestId
    this.serviceMessage = details.serviceMessage
    this.scopes = details.scopes
    this.claims = details.claims
    this.approvalCode = details.approvalCode
    this.retryAfter = details.retryAfter
    this.processed = details.processed ?? 'no'
  }
}
