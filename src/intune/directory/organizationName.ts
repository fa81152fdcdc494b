import { GraphError } from '../../graph/graphError.ts'
import type { Graph } from '../../graph/graph.ts'
import { asJson, textOf } from '../../base/json.ts'

/** The tenant's name, a courtesy: undefined for an account that may not read it. Throws only when cancelled. */
export async function organizationName(graph: Graph, signal?: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await graph.get('v1.0/organization?$select=id,displayName', {}, signal)
    const first: unknown = Array.isArray(answer['value']) ? answer['value'][0] : undefined
    return textOf(asJson(first), 'displayName')
  } catch (error) {
    if (error instanceof GraphError && error.kind !== 'cancelled') return undefined
    throw error
  }
}
