import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export interface AuthorityOptions {
  /** Without it the authority speaks plain HTTP. */
  readonly key?: string
  readonly cert?: string
  /** Default: any that is free. Rejects where it is taken. */
  readonly port?: number
  readonly tenantId?: string
  readonly clientId?: string
  readonly clientSecret?: string
  /** Whom it knows; in another tenant than their own they are a guest. */
  readonly user?: AuthorityUser
}

export interface AuthorityUser {
  readonly id: string
  readonly username: string
  readonly homeTenantId: string
}

export interface TokenRequest {
  readonly grant: string
  readonly scope: string
  readonly claims: string | undefined
  readonly status: number
}

/** What a test can make the authority do. */
export interface Behaviour {
  /** Seconds that an access token is valid. */
  lifetime: number
  /** Milliseconds by which its clock is ahead of ours. */
  clockAhead: number
  /** Scopes that nobody consented to: asking for one answers AADSTS65001. */
  withheld: string[]
  /** Every refresh token is answered with AADSTS50173. */
  revoked: boolean
  /** The next token requests are answered with these, in order: an OAuth error and a description. */
  refusals: { readonly error: string; readonly description: string }[]
  /** Times that a device code is answered with authorization_pending. */
  pending: number
  /** Answers everything with this status and a page in HTML. */
  broken: number | undefined
  /** What else access tokens say: whose they are, and of which tenant. */
  claims: Readonly<Record<string, unknown>>
  /** Who signs in from now on, in place of the authority's own user. */
  user: AuthorityUser | undefined
  /** Sends every request for a token on to this address, body and all. */
  redirect: string | undefined
}

export interface Authority {
  readonly host: string
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly username: string
  readonly behaviour: Behaviour
  readonly tokenRequests: readonly TokenRequest[]
  /** Path of every request that came in. */
  readonly paths: readonly string[]
  /** Every token, code and secret that it gave out or knows: none may turn up in a log. */
  readonly secrets: readonly string[]
  close(): Promise<void>
}

type Parameters = Readonly<Record<string, string | undefined>>

/** An OAuth authority laid out as Microsoft Entra's, for one tenant, one application and one user. */
export async function startAuthority(options: AuthorityOptions = {}): Promise<Authority> {
  const tenantId = options.tenantId ?? randomUUID()
  const clientId = options.clientId ?? randomUUID()
  const clientSecret = options.clientSecret ?? `secret-${randomUUID()}`
  const ann = { id: randomUUID(), username: 'ann.smith@contoso.example', homeTenantId: tenantId }
  const owner = options.user ?? ann
  const { username } = owner
  const behaviour: Behaviour = {
    lifetime: 3_600,
    clockAhead: 0,
    withheld: [],
    revoked: false,
    refusals: [],
    pending: 0,
    broken: undefined,
    redirect: undefined,
    claims: {},
    user: undefined,
  }
  const tokenRequests: TokenRequest[] = []
  const paths: string[] = []
  const secrets: string[] = [clientSecret]
  const challenges = new Map<string, string>()
  const refreshTokens = new Set<string>()
  const deviceCodes = new Set<string>()
  const secure = options.key !== undefined && options.cert !== undefined

  const handler = (incoming: IncomingMessage, response: ServerResponse): void => {
    let body = ''
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()))
    incoming.on('end', () => answer(new URL(incoming.url ?? '', host), parametersOf(body), response))
  }
  const server = secure ? createTlsServer({ key: options.key, cert: options.cert }, handler) : createHttpServer(handler)
  await once(server.listen(options.port ?? 0, secure ? 'localhost' : '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const host = secure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`

  function answer(url: URL, body: Parameters, response: ServerResponse): void {
    paths.push(url.pathname)
    if (behaviour.broken !== undefined) {
      response.writeHead(behaviour.broken, { 'content-type': 'text/html' }).end('<html>Out of order</html>')
    } else if (behaviour.redirect !== undefined) {
      response.writeHead(307, { location: behaviour.redirect, 'content-type': 'application/json' }).end('{"a":1}')
    } else if (url.pathname.endsWith('/oauth2/v2.0/authorize')) authorize(parametersOf(url.search.slice(1)), response)
    else if (url.pathname.endsWith('/oauth2/v2.0/devicecode')) deviceCode(body, response)
    else if (url.pathname.endsWith('/oauth2/v2.0/token')) token(body, response)
    else send(response, 404, { error: 'not_found' })
  }

  function authorize(query: Parameters, response: ServerResponse): void {
    const code = remembered(`code-${randomUUID()}`)
    challenges.set(code, query['code_challenge'] ?? '')
    const result = new URLSearchParams({ code, state: query['state'] ?? '', client_info: clientInfo() })
    response.writeHead(302, { location: `${query['redirect_uri']}/?${result.toString()}` }).end()
  }

  function deviceCode(body: Parameters, response: ServerResponse): void {
    if (body['client_id'] !== clientId) return refuse(response, body, 'unauthorized_client', 'AADSTS700016: Unknown.')
    const code = remembered(`device-${randomUUID()}`)
    deviceCodes.add(code)
    send(response, 200, {
      device_code: code,
      user_code: 'ABC123',
      verification_uri: `${host}/device`,
      expires_in: 900,
      interval: 1,
      message: `Open ${host}/device and enter ABC123.`,
    })
  }

  function token(body: Parameters, response: ServerResponse): void {
    const refusal = behaviour.refusals.shift() ?? refusalOf(body)
    if (refusal !== undefined) return refuse(response, body, refusal.error, refusal.description)
    note(body, 200)
    const forUser = body['grant_type'] !== 'client_credentials'
    const refresh = remembered(`refresh-${randomUUID()}`)
    refreshTokens.add(refresh)
    send(response, 200, {
      token_type: 'Bearer',
      expires_in: behaviour.lifetime,
      access_token: remembered(
        jwt({
          tid: tenantId,
          oid: forUser ? person().id : clientId,
          scp: body['scope'],
          jti: randomUUID(),
          ...behaviour.claims,
        }),
      ),
      ...(forUser && {
        scope: body['scope'],
        refresh_token: refresh,
        client_info: clientInfo(),
        id_token: jwt({
          aud: clientId,
          iss: `${host}/${tenantId}/v2.0`,
          tid: tenantId,
          oid: person().id,
          sub: person().id,
        }),
      }),
    })
  }

  function refusalOf(body: Parameters): { error: string; description: string } | undefined {
    const withheld = behaviour.withheld.find((scope) => body['scope']?.includes(scope))
    if (body['client_id'] !== clientId) return { error: 'unauthorized_client', description: 'AADSTS700016: Unknown.' }
    if (withheld !== undefined) {
      return { error: 'invalid_grant', description: `AADSTS65001: ${username} has not consented to ${withheld}.` }
    }
    switch (body['grant_type'] ?? '') {
      case 'client_credentials':
        if (body['client_assertion']) return timely(body['client_assertion'])
        return body['client_secret'] === clientSecret
          ? undefined
          : { error: 'invalid_client', description: 'AADSTS7000215: Invalid client secret provided.' }
      case 'authorization_code': {
        const hash = createHash('sha256')
          .update(body['code_verifier'] ?? '')
          .digest('base64url')
        const fits = challenges.get(body['code'] ?? '') === hash && challenges.delete(body['code'] ?? '')
        return fits ? undefined : { error: 'invalid_grant', description: 'AADSTS501481: The verifier does not fit.' }
      }
      case 'refresh_token':
        return !behaviour.revoked && refreshTokens.has(body['refresh_token'] ?? '')
          ? undefined
          : { error: 'invalid_grant', description: `AADSTS50173: The grant of ${username} was revoked.` }
      case 'urn:ietf:params:oauth:grant-type:device_code':
      case 'device_code':
        if (!deviceCodes.has(body['device_code'] ?? ''))
          return { error: 'expired_token', description: 'AADSTS70020: x' }
        return behaviour.pending-- > 0
          ? { error: 'authorization_pending', description: 'AADSTS70016: Wait.' }
          : undefined
      default:
        return { error: 'unsupported_grant_type', description: 'AADSTS70003: No.' }
    }
  }

  function refuse(response: ServerResponse, body: Parameters, error: string, description: string): void {
    note(body, 400)
    const trace = ` Trace ID: ${randomUUID()} Correlation ID: ${randomUUID()}`
    const codes = [Number(/AADSTS(\d+)/.exec(description)?.[1] ?? 0)]
    const suberror = error === 'invalid_grant' && codes[0] === 65001 ? { suberror: 'consent_required' } : {}
    send(response, 400, { error, error_description: description + trace, error_codes: codes, ...suberror })
  }

  function note(body: Parameters, status: number): void {
    const { grant_type: grant = '', scope = '', claims } = body
    tokenRequests.push({ grant, scope, claims, status })
  }

  function remembered(secret: string): string {
    secrets.push(secret)
    return secret
  }

  function seconds(): number {
    return Math.floor((Date.now() + behaviour.clockAhead) / 1000)
  }

  /** What is signed with a certificate holds for ten minutes, give or take five as at Entra; a federated token has no times here. */
  function timely(assertion: string): { error: string; description: string } | undefined {
    const { nbf = 0, exp = Infinity } = timesOf(assertion)
    const leeway = 5 * 60
    if (seconds() >= nbf - leeway && seconds() <= exp + leeway) return undefined
    const description = 'AADSTS700024: Client assertion is not within its valid time range.'
    return { error: 'invalid_client', description }
  }

  function person(): AuthorityUser {
    return behaviour.user ?? owner
  }

  function clientInfo(): string {
    const { id, homeTenantId } = person()
    return encode({ uid: id, utid: homeTenantId })
  }

  function jwt(claims: object): string {
    const now = seconds()
    const all = {
      iat: now,
      nbf: now,
      exp: now + behaviour.lifetime,
      preferred_username: person().username,
      upn: person().username,
      ...claims,
    }
    return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(all)}.signature`
  }

  return {
    host,
    tenantId,
    clientId,
    clientSecret,
    username,
    behaviour,
    tokenRequests,
    paths,
    secrets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Seconds since 1970. */
function timesOf(assertion: string): { nbf?: number; exp?: number } {
  const [, claims] = assertion.split('.')
  if (claims === undefined) return {}
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as { nbf?: number; exp?: number }
}

function parametersOf(text: string): Parameters {
  return Object.fromEntries(new URLSearchParams(text))
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
