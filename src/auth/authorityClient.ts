import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import type { Cloud } from '../graph/cloud.ts'
import { GraphError } from '../graph/graphError.ts'
import { isJson, parsedJson, textOf } from '../base/json.ts'
import type { Json } from '../base/json.ts'
import type { Transport, TransportResponse } from '../graph/transport.ts'
import type * as identityModule from './identity.ts'

/** Milliseconds for one exchange with the authority. */
const timeoutMs = 30_000

export interface AuthorityTrouble {
  /** It could not be reached, or what answered was no authority. */
  readonly failure?: GraphError
  /** The OAuth error and its description: for its codes only, as it names accounts. */
  readonly refusal?: string
}

/**
 * The way from @azure/identity to the authority: our own transport, so that signing in takes the same proxy and trusts
 * the same certificates as Graph. Secrets go to the cloud's authority and nowhere else.
 */
export class AuthorityClient implements HttpClient, INetworkModule {
  readonly #cloud: Cloud
  readonly #transport: Transport
  readonly #createHeaders: typeof identityModule.createHttpHeaders
  #trouble: AuthorityTrouble = {}

  constructor(cloud: Cloud, transport: Transport, identity: Pick<typeof identityModule, 'createHttpHeaders'>) {
    this.#cloud = cloud
    this.#transport = transport
    this.#createHeaders = identity.createHttpHeaders
  }

  /** What went wrong in the last exchange: the libraries above keep little of it. */
  get trouble(): AuthorityTrouble {
    return this.#trouble
  }

  forgetTrouble(): void {
    this.#trouble = {}
  }

  /**
   * The authority as the libraries are told: they accept nothing but `https`, so `http` on loopback is dressed up for
   * them and undressed on the way out.
   */
  get host(): string {
    return this.#cloud.authorityHost.replace(/^http:/, 'https:')
  }

  /** The address to open for one that the libraries made. */
  real(url: string): string {
    return url.startsWith(`${this.host}/`) ? this.#cloud.authorityHost + url.slice(this.host.length) : url
  }

  /** As `real`, without the id that MSAL adds for Entra's own logs: other authorities may know no query there. */
  #target(url: string): string {
    return this.#cloud.name === 'custom' ? this.real(url).replace(/\?client-request-id=[\w-]+$/, '') : this.real(url)
  }

  async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
    const { body } = request
    if (body !== undefined && body !== null && typeof body !== 'string') throw new TypeError('Only text can be sent')
    const { status, headers, text } = await this.#exchange(
      request.method === 'GET' ? 'GET' : 'POST',
      request.url,
      request.headers.toJSON(),
      body ?? undefined,
      request.abortSignal instanceof AbortSignal ? request.abortSignal : undefined,
    )
    // The pipeline would wait for as long as this says, be it hours, and can't be stopped.
    const { 'retry-after': _, ...kept } = headers
    return { request, status, headers: this.#createHeaders(kept), bodyAsText: text }
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#forMsal('GET', url, options)
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#forMsal('POST', url, options)
  }

  async #forMsal<T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const { status, headers, text } = await this.#exchange(method, url, options?.headers ?? {}, options?.body)
    return { status, headers, body: JSON.parse(text) }
  }

  async #exchange(
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
    signal?: AbortSignal,
  ): Promise<TransportResponse> {
    if (this.#cloud.name === 'custom' && url.includes('/.well-known/openid-configuration')) return this.#metadata(url)
    const target = this.#target(url)
    if (body !== undefined && new URL(target).origin !== new URL(this.#cloud.authorityHost).origin)
      throw this.#failed(elsewhere())
    try {
      const answer = await this.#transport.send({ method, url: target, headers, body, timeoutMs }, signal)
      if (answer.status >= 300 && answer.status < 400) throw elsewhere()
      const json = parsedJson(answer.text)
      if (isJson(json)) return this.#noted(answer, json)
      const message = `The sign-in authority answered in an unexpected way (${answer.status}).`
      throw new GraphError(answer.status >= 500 ? 'service' : 'badResponse', message, { status: answer.status })
    } catch (error) {
      throw error instanceof GraphError ? this.#failed(error) : error
    }
  }

  /**
   * What the authority of a custom cloud would say about its endpoints. They are the same on every Entra authority,
   * and asking would let an answer move the secret elsewhere.
   */
  #metadata(url: string): TransportResponse {
    const base = url.replace(/\/(v2\.0\/)?\.well-known\/openid-configuration.*$/, '')
    const text = JSON.stringify({
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      issuer: `${base}/v2.0`,
    })
    return { status: 200, headers: { 'content-type': 'application/json' }, text }
  }

  #noted(answer: TransportResponse, json: Json): TransportResponse {
    const texts = ['error', 'suberror', 'error_description'].map((name) => textOf(json, name) ?? '')
    this.#trouble = answer.status >= 400 ? { refusal: texts.join(' ') } : {}
    return answer
  }

  #failed(failure: GraphError): GraphError {
    this.#trouble = { failure }
    return failure
  }
}

function elsewhere(): GraphError {
  return new GraphError('unsafeLink', 'The sign-in would have gone to another address. It was stopped.')
}
