import { approvalEntity } from './approvalRequest.ts'
import type { Approvals } from './approvals.ts'
import type { Call } from '../http/call.ts'
import { allowOptions } from '../http/queryOptions.ts'
import { badRequest } from '../http/refusal.ts'
import type { Reply } from '../http/reply.ts'

/** `deviceManagement/operationApprovalRequests`, of which Graph takes one filter. */
export function approvalRoute(call: Call, approvals: Approvals): Reply {
  allowOptions(call, '$filter')
  const filter = call.query.get('$filter')
  const requestId = filter === undefined ? undefined : /^requestId eq '([^']*)'$/.exec(filter)?.[1]
  if (filter !== undefined && requestId === undefined) throw badRequest(`The filter '${filter}' is not supported.`)
  const value = approvals
    .all()
    .map(approvalEntity)
    .filter((one) => requestId === undefined || one['requestId'] === requestId)
  return { status: 200, body: { value } }
}
