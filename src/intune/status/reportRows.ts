import { isJson, type Json, textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'

/** The service gives at most so many rows, whatever is asked for. */
const top = 50
const mostPages = 100

export interface ReportQuestion {
  readonly select: readonly string[]
  readonly filter: string
  /** Any one of these permissions. */
  readonly scopes: readonly string[]
}

/**
 * All rows of a report of Intune, each by the names of its columns: they come in the service's order, not in the one asked
 * for. Throws a `GraphError`, as `missingScope` where a permission is missing.
 */
export async function reportRows(
  graph: Graph,
  name: string,
  { select, filter, scopes }: ReportQuestion,
  signal?: AbortSignal,
): Promise<readonly Json[]> {
  const rows: Json[] = []
  for (let page = 0; page < mostPages; page++) {
    const body = { select, filter, orderBy: ['PolicyName'], search: '', skip: rows.length, top }
    const answer = await graph.ask(`beta/deviceManagement/reports/${name}`, body, { scopes }, signal)
    const { Schema: schema, Values: values, TotalRowCount: total } = answer
    if (!Array.isArray(schema) || !Array.isArray(values)) {
      throw new GraphError('badResponse', 'The service sent a report without columns or rows.')
    }
    const columns = schema.map((one) => (isJson(one) ? (textOf(one, 'Column') ?? '') : ''))
    for (const value of values) {
      if (Array.isArray(value)) rows.push(Object.fromEntries(columns.map((column, index) => [column, value[index]])))
    }
    if (values.length === 0 || (typeof total === 'number' ? rows.length >= total : values.length < top)) return rows
  }
  throw new GraphError('badResponse', 'The service sent a report without end. Reading was stopped.')
}
