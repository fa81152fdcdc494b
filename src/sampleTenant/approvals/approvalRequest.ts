import type { Entity } from '../model/entity.ts'

/** A request of Multi Admin Approval (beta `operationApprovalRequest`); what it would do is kept beside it. */
export interface ApprovalRequest {
  readonly requestId: string
  readonly status: 'needsApproval' | 'approved' | 'rejected' | 'expired' | 'completed'
  readonly justification: string
  readonly method: string
  /** As sent, from the version on. */
  readonly path: string
  readonly body: string
  readonly requestDateTime: string
}

/** As `operationApprovalRequests` shows it. */
export function approvalEntity(request: ApprovalRequest): Entity {
  const { requestId, status, justification, requestDateTime } = request
  return { id: requestId, requestId, status, requestJustification: justification, requestDateTime }
}
