import type { Graph } from '../../graph/graph.ts'
import { textOf } from '../../base/json.ts'

/** What another administrator made of an approval request. `unknown`: the service says something this version does not know. */
export type Approval = 'waiting' | 'approved' | 'rejected' | 'expired' | 'unknown'

/** Asks how a request stands (memdocs, multi-admin-approval-graph-api; beta `operationApprovalRequest.status`). Throws a `GraphError`. */
export async function readApproval(graph: Graph, code: string, signal?: AbortSignal): Promise<Approval> {
  const wanted = encodeURIComponent(`requestId eq '${code.replaceAll("'", "''")}'`)
  const path = `beta/deviceManagement/operationApprovalRequests?$filter=${wanted}`
  for await (const { value } of graph.pages(path, {}, signal)) {
    const [request] = value
    if (request) return approvalOf(textOf(request, 'status') ?? '')
  }
  return 'unknown'
}

function approvalOf(status: string): Approval {
  switch (status) {
    case 'needsApproval':
      return 'waiting'
    case 'approved':
    // Carried out already, maybe by a write of ours whose answer was lost: finishing it finds out.
    case 'completed':
      return 'approved'
    case 'rejected':
    case 'cancelled':
      return 'rejected'
    case 'expired':
      return 'expired'
    default:
      return 'unknown'
  }
}
