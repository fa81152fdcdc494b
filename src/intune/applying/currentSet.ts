import type { Clock } from '../../base/clock.ts'
import type { Graph } from '../../graph/graph.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Assignable } from '../model/configuration.ts'
import { readAssignmentPages } from '../tenant/readAssignmentSet.ts'

/** What the service holds after a write: over the connection of writes, so that nobody waits for lists. Throws a `GraphError`. */
export async function currentSet(
  { graph, clock }: { readonly graph: Graph; readonly clock: Clock },
  assignable: Assignable,
  signal?: AbortSignal,
): Promise<AssignmentSet> {
  return (await readAssignmentPages(graph, assignable, () => clock.now(), true, signal)).set
}
