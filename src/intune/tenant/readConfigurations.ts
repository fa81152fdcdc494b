import type { BatchAnswer, Graph, Page } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'
import { isJson, type Json, textOf } from '../../base/json.ts'
import { deviceConfigurations } from '../kinds/deviceConfigurations.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import { assignmentsPath, configurationPath, configurationsPath } from './assignmentPaths.ts'
import type { AssignmentSetState } from '../model/assignmentSet.ts'
import { type Configuration, configurationFromGraph } from '../model/configuration.ts'
import { readAssignmentSet } from './readAssignmentSet.ts'
import { toError } from '../../base/toError.ts'

export interface ReadConfiguration {
  readonly configuration: Configuration
  /** Whole, or unread: half a set is no set. */
  readonly set: AssignmentSetState
}

const select = 'id,displayName,description,version,createdDateTime,lastModifiedDateTime,roleScopeTagIds'

/**
 * All device configurations with their assignments, page by page: one request a page.
 * Where the service cuts an expanded set short or leaves it out, that set is read on its own.
 * Throws a `GraphError` when a page of the list can't be read.
 */
export async function* readConfigurations(
  graph: Graph,
  now: () => number,
  signal?: AbortSignal,
): AsyncGenerator<readonly ReadConfiguration[]> {
  for await (const page of pages(graph, signal)) {
    const items = page.value.filter((raw) => textOf(raw, 'id') !== undefined)
    const read = items.map((raw) => ({
      configuration: configurationFromGraph(deviceConfigurations, raw),
      set: expandedSet(raw, now),
    }))
    const partial = read.filter((one) => one.set === undefined).map((one) => one.configuration)
    const completed = partial.length > 0 ? await readSets(graph, partial, now, signal) : undefined
    yield read.map(({ configuration, set }) => ({
      configuration,
      set: set ?? completed?.get(configuration.id) ?? unread(),
    }))
  }
}

/** One configuration with its set; undefined when the service says that there is none. */
export async function readConfiguration(
  graph: Graph,
  id: string,
  now: () => number,
  signal?: AbortSignal,
): Promise<ReadConfiguration | undefined> {
  try {
    const raw = await graph.get(`${configurationPath(id)}?$select=${select}`, {}, signal)
    const configuration = configurationFromGraph(deviceConfigurations, { ...raw, id })
    return { configuration, set: await readState(graph, configuration, now, signal) }
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'notFound') return undefined
    throw error
  }
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

/** The list with everything in it; a service that refuses these options is asked without them. */
async function* pages(graph: Graph, signal: AbortSignal | undefined): AsyncGenerator<Page> {
  let first = true
  try {
    for await (const page of graph.pages(`${configurationsPath}?$select=${select}&$expand=assignments`, {}, signal)) {
      first = false
      yield page
    }
  } catch (error) {
    if (!first || !(error instanceof GraphError) || error.kind !== 'badRequest') throw error
    yield* graph.pages(configurationsPath, {}, signal)
  }
}

function expandedSet(raw: Json, now: () => number): AssignmentSetState | undefined {
  const assignments = raw['assignments']
  if (!Array.isArray(assignments) || raw['assignments@odata.nextLink'] !== undefined) return undefined
  return { state: 'read', set: { assignments: assignments.filter(isJson).map(assignmentFromGraph), readAt: now() } }
}

/** First pages in batches of 20; a set with a second page is then read whole. */
async function readSets(
  graph: Graph,
  configurations: readonly Configuration[],
  now: () => number,
  signal: AbortSignal | undefined,
): Promise<Map<string, AssignmentSetState>> {
  const requests = configurations.map((configuration) => ({
    url: assignmentsPath({ configuration }).replace(/^beta/, ''),
  }))
  const sets = new Map<string, AssignmentSetState>()
  let answers: readonly BatchAnswer[]
  try {
    answers = await graph.batch('beta', requests, signal)
  } catch (failure) {
    signal?.throwIfAborted()
    // The rows are there all the same.
    const error = toError(failure)
    return new Map(configurations.map(({ id }) => [id, { state: 'unread', error }]))
  }
  for (const [index, configuration] of configurations.entries()) {
    const answer = answers[index]
    if (answer === undefined) continue
    if ('error' in answer) sets.set(configuration.id, { state: 'unread', error: answer.error })
    else sets.set(configuration.id, await wholeSet(graph, configuration, answer.body, now, signal))
  }
  return sets
}

async function wholeSet(
  graph: Graph,
  configuration: Configuration,
  body: unknown,
  now: () => number,
  signal: AbortSignal | undefined,
): Promise<AssignmentSetState> {
  const value = isJson(body) ? body['value'] : undefined
  const more = isJson(body) && body['@odata.nextLink'] !== undefined
  if (!Array.isArray(value) || more) return readState(graph, configuration, now, signal)
  return { state: 'read', set: { assignments: value.filter(isJson).map(assignmentFromGraph), readAt: now() } }
}

function unread(): AssignmentSetState {
  return {
    state: 'unread',
    error: new GraphError('badResponse', 'The service left the assignments out of its answer.'),
  }
}
