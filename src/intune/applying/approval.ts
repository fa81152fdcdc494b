import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { textOf } from '../../base/json.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import { type Difference, differences } from '../model/differences.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Assignable } from '../model/configuration.ts'
import { DomainError } from '../model/domainError.ts'
import type { JournalDetail } from '../journal/journalEntry.ts'
import type { Outcome } from '../planning/outcome.ts'
import { readAssignmentSet } from '../tenant/readAssignmentSet.ts'
import { toError } from '../../base/toError.ts'

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

/**
 * Repeats an approved write to the byte, unless the set has changed since: the approved body would undo that.
 * Never throws: a failure is an outcome; `stale` means drifted, and nothing was sent. What an earlier try carried out
 * without getting an answer is `applied`, and nothing is sent again.
 */
export async function finishApproved(
  graph: Graph,
  assignable: Assignable,
  entry: JournalDetail,
  now: () => number,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { request } = entry
  const { kind } = assignable.configuration
  const after = entry.after.map(assignmentFromGraph)
  const touched = new Set(differences(kind, entry.before.map(assignmentFromGraph), after).map((one) => one.key))
  const missing = (held: AssignmentSet): Difference[] =>
    differences(kind, after, held.assignments).filter((one) => touched.has(one.key))
  let failure: Error | undefined
  let token: string
  try {
    if (!request) throw new DomainError('notFound', 'the journal does not have the request')
    // No wait may come between the look and the write.
    token = await graph.writeToken({ scopes: kind.scopes.write }, signal)
    await graph.writeTurn({ bucket: kind.bucket }, signal)
    const theirs = await readAssignmentSet(graph, assignable, now, signal)
    if (missing(theirs).length === 0) return { assignable, outcome: 'applied', held: theirs }
    const asked = (entry.held ?? entry.before).map(assignmentFromGraph)
    const replacesAll = request.path.endsWith('/assign')
    const others = differences(kind, asked, theirs.assignments).filter((one) => replacesAll || touched.has(one.key))
    if (others.length > 0) {
      const error = new DomainError('stale', 'the set changed since the approval was asked for')
      return { assignable, outcome: 'stale', held: theirs, others, error }
    }
  } catch (error) {
    return { assignable, outcome: 'failed', error: toError(error) }
  }
  try {
    await graph.post(request.path, request.body, {
      headers: { 'x-msft-approval-code': request.code },
      token,
      scopes: kind.scopes.write,
      bucket: kind.bucket,
    })
  } catch (error) {
    failure = toError(error)
    if (!(error instanceof GraphError) || error.processed === 'no')
      return { assignable, outcome: 'failed', error: failure }
  }
  try {
    const held = await readAssignmentSet(graph, assignable, now)
    const kept = missing(held)
    if (kept.length === 0) return { assignable, outcome: 'applied', held }
    const error = failure ?? new DomainError('differentlyKept', 'the service took the write and holds something else')
    return { assignable, outcome: 'failed', held, others: kept, error }
  } catch (cause) {
    const error = toError(cause)
    if (failure === undefined) return { assignable, outcome: 'applied', error }
    const message = 'the write was sent, and neither its answer nor the set could be read'
    return { assignable, outcome: 'failed', error: new DomainError('unknownOutcome', message, { cause: error }) }
  }
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
