import { isJson, type Json, textOf } from '../../base/json.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphError } from '../../graph/graphError.ts'

/** The service gives at most so many devices at once. */
const top = 100
const mostPages = 20
/** Enough to read (permissions reference); a rule is evaluated, nothing is stored. */
const scopes = ['DeviceManagementConfiguration.Read.All']

export interface OfficialAnswer {
  /** Unknown: more devices match than are read. */
  readonly matches: boolean | 'unknown'
  /** What the service compared, by property, where it lists the device. */
  readonly values?: Json
}

/**
 * Whether a device matches a rule, by Intune's own preview of filters, which lists the devices that do. Throws a
 * `GraphError`, as `badRequest` for a rule with properties that the preview refuses.
 */
export async function askIntune(
  graph: Graph,
  rule: { readonly platform: string; readonly rule: string },
  device: { readonly name: string; readonly ids: readonly string[] },
  signal?: AbortSignal,
): Promise<OfficialAnswer> {
  const ids = new Set(device.ids.map((id) => id.toLowerCase()))
  const page = async (search: string, skip: number): Promise<readonly Json[]> => {
    const type = '#microsoft.graph.assignmentFilterEvaluateRequest'
    const data = { '@odata.type': type, ...rule, search, orderBy: [], top, skip }
    return rowsOf(await graph.ask('beta/deviceManagement/evaluateAssignmentFilter', { data }, { scopes }, signal))
  }
  const found = (rows: readonly Json[]) => rows.find((row) => ids.has(textOf(row, 'deviceId')?.toLowerCase() ?? ''))
  // Whether the search narrows by name is not documented, so that nothing found by it proves nothing.
  const named = found(await page(device.name, 0))
  if (named) return { matches: true, values: named }
  for (let number = 0; number < mostPages; number++) {
    const rows = await page('', number * top)
    const one = found(rows)
    if (one) return { matches: true, values: one }
    if (rows.length < top) return { matches: false }
  }
  return { matches: 'unknown' }
}

function rowsOf({ Columns: columns, Values: values }: Json): readonly Json[] {
  if (!Array.isArray(columns) || !Array.isArray(values)) {
    throw new GraphError('badResponse', 'The service sent a preview without columns or rows.')
  }
  const names = columns.map((one) => (isJson(one) ? (textOf(one, 'Name') ?? '') : ''))
  return values.flatMap((row) =>
    Array.isArray(row) ? [Object.fromEntries(names.map((name, index) => [name, row[index] as unknown]))] : [],
  )
}
