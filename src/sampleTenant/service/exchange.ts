import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { batch } from '../http/batch.ts'
import type { Call } from '../http/call.ts'
import { errorBody } from '../http/errorBody.ts'
import type { Fault } from '../faults/fault.ts'
import type { FaultList } from '../faults/faultList.ts'
import { parsedBody } from '../http/jsonBody.ts'
import type { RecordedRequest } from '../http/recordedRequest.ts'
import { invalidToken, Refusal } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'
import { refuseUnlessAllowed, type Rights } from './rights.ts'
import { isIntune, route } from './routes.ts'
import type { Service } from './service.ts'
import type { Throttle } from '../faults/throttle.ts'

/** Requests that are remembered. */
const most = 20_000

export interface ExchangeParts<Tenant> {
  readonly service: Service
  readonly faults: FaultList<Tenant>
  readonly tenant: () => Tenant
  readonly throttle: Throttle | undefined
  readonly tokens: (token: string) => Rights
  readonly latencyMs: number
  /** Ends all waiting. */
  readonly closing: AbortSignal
}

/** Takes requests, remembers them, meets the faults, and answers as Graph does. */
export class Exchange<Tenant> {
  readonly requests: RecordedRequest[] = []
  readonly #parts: ExchangeParts<Tenant>

  constructor(parts: ExchangeParts<Tenant>) {
    this.#parts = parts
  }

  /** Rejects only when the tenant closes meanwhile. */
  async answer(call: Call): Promise<Reply | 'drop'> {
    if (this.#parts.latencyMs > 0) await this.#wait(this.#parts.latencyMs)
    return this.#carry(call, this.#rightsOf(call))
  }

  async #carry(call: Call, rights: Rights): Promise<Reply | 'drop'> {
    const { service } = this.#parts
    const { authorization: _, ...headers } = call.headers
    const body = parsedBody(call.body)
    const record = {
      method: call.method,
      path: call.path,
      status: 0,
      headers,
      inner: call.inner,
      at: service.now(),
      authorized: rights !== 'none',
      ...(body === undefined ? {} : { body }),
    }
    if (this.requests.push(record) > most) this.requests.shift()
    const reply = await this.#meet(call, rights)
    if (reply !== 'drop') record.status = reply.status
    return reply
  }

  async #meet(call: Call, rights: Rights): Promise<Reply | 'drop'> {
    const due = this.#parts.faults.take(call)
    for (const fault of due.filter(({ after }) => after !== true)) {
      const instead = await this.#happen(fault, call)
      if (fault.late) void fault.late.then(() => this.#finished(call, rights, due))
      if (instead !== undefined) return this.#dressed(instead, call)
    }
    return this.#finished(call, rights, due)
  }

  async #finished(call: Call, rights: Rights, due: readonly Fault<Tenant>[]): Promise<Reply | 'drop'> {
    const reply = await this.#carriedOut(call, rights)
    for (const fault of due.filter(({ after }) => after === true)) {
      const instead = await this.#happen(fault, call)
      if (instead !== undefined) return this.#dressed(instead, call)
    }
    return reply
  }

  async #happen(
    { delayMs, run, drop, late, instead, reply }: Fault<Tenant>,
    call: Call,
  ): Promise<Reply | 'drop' | undefined> {
    if (delayMs !== undefined) await this.#wait(delayMs)
    const tenant = this.#parts.tenant()
    run?.(tenant, call.headers)
    return drop === true || late ? 'drop' : (instead?.(tenant, call.path) ?? reply)
  }

  async #carriedOut(call: Call, rights: Rights): Promise<Reply | 'drop'> {
    try {
      if (rights === 'none') throw invalidToken(call.headers['authorization'] === undefined)
      if (call.method === 'POST' && call.segments.join('/') === '$batch') {
        const reply = await batch(call, (inner) => this.#carry(inner, rights))
        return this.#dressed(reply, call)
      }
      const writes = call.method !== 'GET'
      if (isIntune(call)) {
        refuseUnlessAllowed(call, rights)
        this.#parts.throttle?.take(writes, this.#parts.service.now(), call.segments[1] ?? '')
      }
      return this.#dressed(route(call, this.#parts.service), call)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return this.#refused(error, call)
    }
  }

  #refused(refusal: Refusal, call: Call): Reply {
    const ids = idsOf(call)
    const body = errorBody(refusal, ids['request-id'], ids['client-request-id'], call.path, this.#parts.service.now())
    return { status: refusal.status, headers: { ...ids, ...refusal.headers }, body }
  }

  #dressed(reply: Reply | 'drop', call: Call): Reply | 'drop' {
    return reply === 'drop' ? reply : { ...reply, headers: { ...idsOf(call), ...reply.headers } }
  }

  #rightsOf(call: Call): Rights {
    const token = /^Bearer (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1]
    return token === undefined ? 'none' : this.#parts.tokens(token)
  }

  async #wait(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#parts.closing })
  }
}

function idsOf(call: Call): Record<'request-id' | 'client-request-id', string> {
  const requestId = randomUUID()
  return { 'request-id': requestId, 'client-request-id': call.headers['client-request-id'] ?? requestId }
}
