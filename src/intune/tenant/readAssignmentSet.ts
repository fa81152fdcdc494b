import type { Graph } from '../../graph/graph.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import { assignmentsPath } from './assignmentPaths.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Assignable } from '../model/configuration.ts'

/**
 * All pages of beta `/assignments`: the source of truth, the only place with every target, filter, intent and source.
 * Throws a `GraphError`; a set is whole or it is not there.
 */
export async function readAssignmentSet(
  graph: Graph,
  assignable: Assignable,
  now: () => number,
  signal?: AbortSignal,
): Promise<AssignmentSet> {
  const assignments = []
  for await (const page of graph.pages(assignmentsPath(assignable), {}, signal)) {
    assignments.push(...page.value.map(assignmentFromGraph))
  }
  return { assignments, readAt: now() }
}
