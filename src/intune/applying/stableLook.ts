import type { Clock } from '../../base/clock.ts'
import type { Graph } from '../../graph/graph.ts'
import type { AssignmentSet } from '../model/assignmentSet.ts'
import type { Assignable } from '../model/configuration.ts'
import { differences } from '../model/differences.ts'
import { DomainError } from '../model/domainError.ts'
import { currentSet } from './currentSet.ts'
import { type LastWritten, lagOf, patience } from './lastWritten.ts'

/** Milliseconds between two looks at a set that still shows what was there before our last write. */
const pause = 500

/**
 * What the service holds right now, fit to build a write on. A set of one page is what it is; one of several pages is
 * read until two readings agree, and so is one of a kind that is known to lag, because it may show a fresh assignment in
 * one answer and not in the next. A set that shows what was there before our last write is looked at again for as long as
 * the kind lags. Throws a `GraphError`, or a `DomainError` of kind `beingEdited` or `notShownYet`.
 */
export async function stableLook(
  graph: Graph,
  clock: Clock,
  assignable: Assignable,
  written: LastWritten | undefined,
  signal?: AbortSignal,
): Promise<AssignmentSet> {
  let left = written === undefined ? 0 : written.at + lagOf(assignable) - clock.monotonic()
  let waited = 0
  for (;;) {
    const set = await currentSet({ graph, clock }, assignable, signal)
    if (written === undefined || left <= 0 || !isOld(assignable, set, written)) return set
    if (waited >= patience) throw new DomainError('notShownYet', 'the set does not show the last write yet')
    await clock.sleep(pause, signal)
    left -= pause
    waited += pause
  }
}

/** Whether any place that our last write changed is still as it was before. */
function isOld({ configuration: { kind } }: Assignable, set: AssignmentSet, { before, after }: LastWritten): boolean {
  const changed = new Set(differences(kind, before, after).map(({ key }) => key))
  const since = new Set(differences(kind, before, set.assignments).map(({ key }) => key))
  return [...changed].some((key) => !since.has(key))
}
