import { isJson } from '../../base/json.ts'
import { toError } from '../../base/toError.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import type { AssignmentSet, AssignmentSetState } from '../model/assignmentSet.ts'
import type { Assignable, Configuration } from '../model/configuration.ts'
import { setPath } from './assignmentPaths.ts'
import { expandedSet } from './setOfAnswer.ts'

/**
 * The set of one configuration from where its kind has the truth: all pages of `/assignments`, or the configuration with
 * its assignments expanded. Throws a `GraphError`; a set is whole or it is not there.
 */
export async function readAssignmentSet(
  graph: Graph,
  { configuration }: Assignable,
  now: () => number,
  signal?: AbortSignal,
): Promise<AssignmentSet> {
  return (await readAssignmentPages(graph, { configuration }, now, false, signal)).set
}

/**
 * The set, and on how many pages it came: one of several is no picture of a moment, because a removal by others between
 * two pages moves an assignment from a page not yet read to one that was. `own`: right before a write.
 */
export async function readAssignmentPages(
  graph: Graph,
  { configuration }: Assignable,
  now: () => number,
  own: boolean,
  signal?: AbortSignal,
): Promise<{ readonly set: AssignmentSet; readonly pages: number }> {
  const path = setPath(configuration)
  const options = { own, scopes: configuration.kind.scopes.read }
  if (configuration.kind.assignments === 'expand') {
    const answer = await graph.get(path, options, signal)
    // The documentation shows one thing inside `value` at times.
    const set = expandedSet(isJson(answer['value']) ? answer['value'] : answer, now())
    if (set === undefined) throw leftOut()
    return { set, pages: 1 }
  }
  const assignments = []
  let pages = 0
  for await (const page of graph.pages(path, options, signal)) {
    pages++
    // One by one: as arguments of a call, the entries of a huge page would overflow the stack.
    for (const raw of page.value) assignments.push(assignmentFromGraph(raw))
  }
  return { set: { assignments, readAt: now() }, pages }
}

/** The set of one configuration, or why it could not be read. Throws only when cancelled. */
export async function readState(
  graph: Graph,
  configuration: Configuration,
  now: () => number,
  signal?: AbortSignal,
): Promise<AssignmentSetState> {
  try {
    return { state: 'read', set: await readAssignmentSet(graph, { configuration }, now, signal) }
  } catch (error) {
    signal?.throwIfAborted()
    return { state: 'unread', error: toError(error) }
  }
}

export function leftOut(): GraphError {
  return new GraphError('badResponse', 'The service left the assignments out of its answer.')
}
