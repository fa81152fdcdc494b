import type { Clock } from '../../base/clock.ts'
import type { Graph } from '../../graph/graph.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Assignable } from '../model/configuration.ts'
import { rawDifferences } from '../model/rawDifferences.ts'
import { DomainError } from '../model/domainError.ts'
import { readAssignmentPages } from '../tenant/readAssignmentSet.ts'

/** Readings of a set of several pages before it is given up: somebody is editing it. */
const mostReadings = 4

/**
 * What the service holds right now, over the connection of writes, so that nobody waits for lists. A set of one page is
 * what it is; one of several pages is read until two readings agree, and so is one of a kind that lags, because it may
 * show a fresh assignment in one answer and not in the next. Throws a `GraphError`, or a `DomainError` of kind
 * `beingEdited`.
 */
export async function currentSet(
  { graph, clock }: { readonly graph: Graph; readonly clock: Clock },
  assignable: Assignable,
  signal?: AbortSignal,
): Promise<AssignmentSet> {
  const { kind } = assignable.configuration
  const now = (): number => clock.now()
  let last = await readAssignmentPages(graph, assignable, now, true, signal)
  for (let readings = 1; last.pages > 1 || kind.lagSeconds !== undefined; readings++) {
    if (readings === mostReadings) throw new DomainError('beingEdited', 'two readings of the set in turn never agreed')
    const next = await readAssignmentPages(graph, assignable, now, true, signal)
    const agree = rawDifferences(kind, last.set.assignments, next.set.assignments).length === 0
    if (agree && last.set.assignments.length === next.set.assignments.length) return next.set
    last = next
  }
  return last.set
}
