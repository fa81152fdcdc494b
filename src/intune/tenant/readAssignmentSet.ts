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
  const path = setPath(configuration)
  if (configuration.kind.assignments === 'expand') {
    const answer = await graph.get(path, {}, signal)
    // The documentation shows one thing inside `value` at times.
    const set = expandedSet(isJson(answer['value']) ? answer['value'] : answer, now())
    if (set === undefined) throw leftOut()
    return set
  }
  const assignments = []
  for await (const page of graph.pages(path, {}, signal)) assignments.push(...page.value.map(assignmentFromGraph))
  return { assignments, readAt: now() }
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
