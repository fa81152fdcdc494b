import { asJson } from '../../base/json.ts'
import { toError } from '../../base/toError.ts'
import type { BatchAnswer, Graph } from '../../graph/graph.ts'
import type { AssignmentSetState } from '../model/assignmentSet.ts'
import { type Configuration, configurationKey } from '../model/configuration.ts'
import { setPath } from './assignmentPaths.ts'
import type { GatheredBatches } from './gatheredBatches.ts'
import { leftOut, readState } from './readAssignmentSet.ts'
import { expandedSet, setOfAnswer } from './setOfAnswer.ts'

/**
 * The sets of these configurations of one kind, by their keys: first pages in batches, and what is longer is read whole.
 * Throws only when cancelled.
 */
export async function readSets(
  graph: Graph,
  batches: GatheredBatches,
  configurations: readonly Configuration[],
  now: () => number,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, AssignmentSetState>> {
  const [first] = configurations
  const sets = new Map<string, AssignmentSetState>()
  if (first === undefined) return sets
  const { version } = first.kind
  const requests = configurations.map((one) => ({ url: setPath(one).slice(version.length) }))
  let answers: readonly BatchAnswer[]
  try {
    answers = await batches.batch(version, requests, first.kind.scopes.read)
  } catch (failure) {
    signal?.throwIfAborted()
    const error = toError(failure)
    return new Map(configurations.map((one) => [configurationKey(one), { state: 'unread', error }]))
  }
  const states = configurations.map((one, index) => stateOf(graph, one, answers[index], now, signal))
  for (const [index, state] of (await Promise.all(states)).entries()) {
    const configuration = configurations[index]
    if (configuration) sets.set(configurationKey(configuration), state)
  }
  return sets
}

async function stateOf(
  graph: Graph,
  configuration: Configuration,
  answer: BatchAnswer | undefined,
  now: () => number,
  signal: AbortSignal | undefined,
): Promise<AssignmentSetState> {
  if (answer === undefined) return { state: 'unread', error: leftOut() }
  if ('error' in answer) return { state: 'unread', error: answer.error }
  const body = asJson(answer.body)
  const set =
    configuration.kind.assignments === 'route'
      ? setOfAnswer(body['value'], body['@odata.nextLink'], now())
      : expandedSet(body, now())
  return set ? { state: 'read', set } : readState(graph, configuration, now, signal)
}
