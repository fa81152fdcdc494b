import type { Cloud } from '../graph/cloud.ts'
import { isJson, parsedJson, textOf } from '../base/json.ts'
import type { Transport, TransportResponse } from '../graph/transport.ts'
import { type Finding, skipped } from './setupCheck.ts'

/** Milliseconds for the authority's answer. */
const timeoutMs = 20_000
/** Milliseconds by which a clock may be off: Entra accepts five minutes. */
const acceptedSkew = 5 * 60_000

export interface SetupAuthorityParts {
  readonly cloud?: Cloud
  readonly tenantId?: string
  readonly transport: Transport
}

/** What the authority says about itself, asked once: everybody may read it, and nothing secret goes there. */
export class SetupAuthority {
  readonly #parts: SetupAuthorityParts
  readonly #signal: AbortSignal | undefined
  #answer: Promise<TransportResponse> | undefined

  constructor(parts: SetupAuthorityParts, signal?: AbortSignal) {
    this.#parts = parts
    this.#signal = signal
  }

  /** Whether anything answered. Why not is told by `finding`. */
  async reached(): Promise<boolean> {
    const { cloud } = this.#parts
    if (cloud === undefined) return false
    try {
      await this.#ask(cloud)
      return true
    } catch {
      return false
    }
  }

  /** Throws the transport's error where nothing answered. */
  async finding(): Promise<Finding> {
    const { cloud } = this.#parts
    if (cloud === undefined) return skipped('noCloud')
    const facts = { host: new URL(cloud.authorityHost).host }
    const { status, text } = await this.#ask(cloud)
    const answer = parsedJson(text)
    // A page in place of an answer: a proxy, or a portal that wants a click first.
    if (!isJson(answer)) return { outcome: 'failed', code: 'badResponse', facts: { ...facts, status: String(status) } }
    if (textOf(answer, 'token_endpoint') !== undefined) return { outcome: 'passed', facts }
    const code = /AADSTS\d{4,8}/.exec(textOf(answer, 'error_description') ?? '')?.[0]
    if (code !== undefined || status >= 500) return { outcome: 'failed', code: code ?? 'service', facts }
    // An authority of one's own may have no metadata there; the way to it is open.
    return cloud.name === 'custom'
      ? { outcome: 'passed', code: 'noMetadata', facts }
      : { outcome: 'failed', code: 'badResponse', facts: { ...facts, status: String(status) } }
  }

  /** How far `now`, in milliseconds since 1970, is from the authority's time. */
  async clock(now: () => number): Promise<Finding> {
    const { cloud } = this.#parts
    if (cloud === undefined) return skipped('noCloud')
    if (!(await this.reached())) return skipped('noAnswer')
    const { headers } = await this.#ask(cloud)
    const there = Date.parse(headers['date'] ?? '')
    if (Number.isNaN(there)) return skipped('noAnswer')
    const skew = now() - there
    const facts = { minutes: String(Math.round(Math.abs(skew) / 60_000)) }
    if (Math.abs(skew) <= acceptedSkew) return { outcome: 'passed', facts }
    return { outcome: 'failed', code: skew > 0 ? 'ahead' : 'behind', facts }
  }

  #ask({ authorityHost }: Cloud): Promise<TransportResponse> {
    const tenant = encodeURIComponent(this.#parts.tenantId ?? 'organizations')
    const url = `${authorityHost}/${tenant}/v2.0/.well-known/openid-configuration`
    this.#answer ??= this.#parts.transport.send({ method: 'GET', url, headers: {}, timeoutMs }, this.#signal)
    return this.#answer
  }
}
