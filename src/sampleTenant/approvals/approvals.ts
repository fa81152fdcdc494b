import { randomUUID } from 'node:crypto'
import type { ApprovalRequest } from './approvalRequest.ts'
import type { Call } from '../http/call.ts'
import { badRequest, Refusal } from '../http/refusal.ts'

const justificationHeader = 'x-msft-approval-justification'
const codeHeader = 'x-msft-approval-code'

/**
 * Multi Admin Approval (memdocs multi-admin-approval-graph-api): a write is refused until it gives a reason, then
 * until somebody approved exactly that method, address and body.
 */
export class Approvals {
  readonly #requests = new Map<string, ApprovalRequest>()

  all(): ApprovalRequest[] {
    return [...this.#requests.values()]
  }

  /** Throws for an unknown id and for a request that was decided already. */
  decide(requestId: string, status: 'approved' | 'rejected' | 'expired'): void {
    const request = this.#requests.get(requestId)
    const open = request?.status === 'needsApproval' || (request?.status === 'approved' && status === 'expired')
    if (!request || !open) throw new Error(`no open approval request ${requestId}`)
    this.#requests.set(requestId, { ...request, status })
  }

  /** Lets the write pass or throws what the service says; a write that passed has used its approval up once `done` is called. */
  check(call: Call, now: number): { done: () => void } {
    const code = call.headers[codeHeader]
    if (code === undefined) throw this.#file(call, now)
    const request = this.#requests.get(code.toLowerCase())
    if (!request) throw badRequest(`The approval code ${code} is not valid.`)
    if (request.method !== call.method || request.path !== call.url || request.body !== call.body) {
      throw badRequest('The request is not the one that was sent for approval.')
    }
    if (request.status === 'needsApproval') throw approvalRequired(request.requestId)
    if (request.status !== 'approved') {
      throw new Refusal(403, 'Forbidden', `The approval request ${code} is ${request.status}.`, 'intune')
    }
    return { done: () => this.#requests.set(request.requestId, { ...request, status: 'completed' }) }
  }

  #file(call: Call, now: number): Refusal {
    const header = call.headers[justificationHeader]
    if (header === undefined) return badRequest(`Header '${justificationHeader}' is required to request approval`)
    const justification = Buffer.from(header, 'base64').toString('utf8')
    const isBase64 = /^[A-Za-z\d+/]+={0,2}$/.test(header)
    if (!isBase64 || justification.length > 1024) return badRequest(`Header '${justificationHeader}' is not valid`)
    const sent = { method: call.method, path: call.url, body: call.body }
    const active = this.all().some(
      (one) =>
        ['needsApproval', 'approved'].includes(one.status) &&
        one.method === sent.method &&
        one.path === sent.path &&
        one.body === sent.body,
    )
    if (active) return new Refusal(409, 'Conflict', 'An active Approval Request already exists', 'intune')
    const requestId = randomUUID()
    const requestDateTime = new Date(now).toISOString()
    this.#requests.set(requestId, { requestId, status: 'needsApproval', justification, ...sent, requestDateTime })
    return approvalRequired(requestId)
  }
}

function approvalRequired(requestId: string): Refusal {
  const how = 'Request Approval using the request ID returned as part of the x-msft-approval-code response header.'
  const message = `Approval Required. ${how} x-msft-approval-code: ${requestId}`
  return new Refusal(403, 'ApprovalRequired', message, 'graph', { [codeHeader]: requestId })
}
