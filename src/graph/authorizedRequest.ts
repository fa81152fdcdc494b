import { randomUUID } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { GraphAddress } from './graphAddress.ts'
import { GraphError } from './graphError.ts'
import { parsedJson } from '../base/json.ts'
import type { Log } from '../base/log.ts'
import { refusesToken } from './refusesToken.ts'
import { responseError } from './responseError.ts'
import type { Access, TokenSource } from './tokenSource.ts'
import type { Transport, TransportRequest, TransportResponse } from './transport.ts'

export interface AuthorizedRequestParts {
  readonly address: GraphAddress
  readonly tokens: TokenSource
  readonly transport: Transport
  readonly clock: Clock
  readonly log: Log
  readonly timeoutMs: number
}

export interface Outgoing {
  readonly method: TransportRequest['method']
  readonly url: string
  readonly access: Access
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly own?: boolean
}

/**
 * Sends a read with a bearer token and an id of its own, and once more with a fresh token where the service did not
 * accept the first. Never for a write: its body may be old by then (`requestOnce`). Resolves for a success only; every
 * other answer is thrown as a `GraphError`.
 */
export async function authorizedRequest(
  parts: AuthorizedRequestParts,
  outgoing: Outgoing,
  signal?: AbortSignal,
): Promise<TransportResponse> {
  try {
    return await requestOnce(parts, outgoing, {}, signal)
  } catch (error) {
    if (!refusesToken(error)) throw error
    parts.log.debug('Asking for a fresh token, because the service did not accept this one')
    return await requestOnce(parts, outgoing, { fresh: true, claims: error.claims }, signal)
  }
}

/** Sends one request once. With a `token` nothing is waited for before it goes out. Throws as `authorizedRequest` does. */
export async function requestOnce(
  parts: AuthorizedRequestParts,
  outgoing: Outgoing,
  { token: given, ...options }: { token?: string; fresh?: boolean; claims?: string },
  signal?: AbortSignal,
): Promise<TransportResponse> {
  const { clock, log } = parts
  const url = parts.address.checked(outgoing.url)
  const token = given ?? (await parts.tokens.token(outgoing.access, options, signal))
  const clientRequestId = randomUUID()
  const started = clock.now()
  const name = `${outgoing.method} ${new URL(url).pathname}`
  try {
    const answer = await parts.transport.send(
      {
        method: outgoing.method,
        url,
        headers: {
          accept: 'application/json',
          ...outgoing.headers,
          authorization: `Bearer ${token}`,
          'client-request-id': clientRequestId,
        },
        body: outgoing.body,
        ...(outgoing.own === true && { own: true }),
        timeoutMs: parts.timeoutMs,
      },
      signal,
    )
    log.debug(`${name}: ${answer.status} in ${clock.now() - started} ms, client-request-id ${clientRequestId}`)
    if (answer.status >= 200 && answer.status < 300) return answer
    const { status, headers, text } = answer
    throw responseError({ status, headers, body: parsedJson(text), clientRequestId, now: clock.now() })
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'missingScope') throw needing(error, outgoing.access)
    if (error instanceof GraphError && error.status === undefined) {
      log.debug(`${name}: ${error.kind} after ${clock.now() - started} ms, client-request-id ${clientRequestId}`)
    }
    throw error
  }
}

/** What the request needs is better known here: the service may name permissions that only look for one that changes. */
function needing(error: GraphError, access: Access): GraphError {
  if (typeof access === 'string') return error
  const { kind, status, code, requestId, clientRequestId, serviceMessage, cause } = error
  const details = { status, code, requestId, clientRequestId, serviceMessage, scopes: access, cause }
  return new GraphError(kind, `The application lacks a permission: ${access.join(' or ')}.`, details)
}
