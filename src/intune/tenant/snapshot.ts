import { isJson, type Json, textOf, textsOf } from '../../base/json.ts'
import type { Sort } from '../kinds/kind.ts'
import { kindOf } from '../kinds/kindTable.ts'
import { assignmentFromGraph } from '../model/assignment.ts'
import type { AssignmentSet, AssignmentSetState } from '../model/assignmentSet.ts'
import type { Configuration } from '../model/configuration.ts'

/** What was read of a tenant at some moment, to be shown until it is read again. */
export interface Snapshot {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly configurations: readonly { readonly configuration: Configuration; readonly set?: AssignmentSet }[]
}

/** The model, as far as a snapshot is made of it. */
export interface SnapshotSource {
  readonly configurations: Iterable<Configuration>
  set(configuration: Configuration): AssignmentSetState | undefined
}

/** Raised with each change of the shape below: an older one is not shown. */
const version = 1

/** What the model holds, as JSON. Sets that could not be read are left out. */
export function snapshotJson(tenant: SnapshotSource, at: number): Json {
  const configurations = [...tenant.configurations].map((configuration) => {
    const { kind, ...rest } = configuration
    const set = tenant.set(configuration)
    const read = set?.state === 'read' ? set.set : undefined
    const assignments = read?.assignments.map(({ raw }) => raw)
    return { ...rest, kind: kind.id, ...(read && { readAt: read.readAt, assignments }) }
  })
  return { version, at, configurations }
}

/** Undefined for what is no snapshot of this version. A kind that this version does not know is left out. */
export function snapshotFrom(json: Json): Snapshot | undefined {
  const { version: of, at, configurations } = json
  if (of !== version || typeof at !== 'number' || !Array.isArray(configurations)) return undefined
  return { at, configurations: configurations.filter(isJson).flatMap(heldFrom) }
}

function heldFrom(raw: Json): Snapshot['configurations'] {
  const kind = kindOf(textOf(raw, 'kind') ?? '')
  const { sort } = raw
  const id = textOf(raw, 'id')
  if (kind === undefined || id === undefined || !isSort(sort)) return []
  const configuration: Configuration = {
    kind,
    sort,
    id,
    displayName: textOf(raw, 'displayName') ?? '',
    type: textOf(raw, 'type') ?? '',
    description: textOf(raw, 'description'),
    version: typeof raw['version'] === 'number' ? raw['version'] : undefined,
    createdDateTime: textOf(raw, 'createdDateTime'),
    lastModifiedDateTime: textOf(raw, 'lastModifiedDateTime'),
    roleScopeTagIds: textsOf(raw, 'roleScopeTagIds'),
    linkValues: isJson(raw['linkValues']) ? textsIn(raw['linkValues']) : undefined,
  }
  const { readAt, assignments } = raw
  const isRead = typeof readAt === 'number' && Array.isArray(assignments) && assignments.every(isJson)
  return [{ configuration, ...(isRead && { set: { readAt, assignments: assignments.map(assignmentFromGraph) } }) }]
}

/** What was written as one: the file is sealed with a key of our own, so nobody else wrote it. */
function isSort(value: unknown): value is Sort {
  return isJson(value) && typeof value['title'] === 'string'
}

function textsIn(json: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(json).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
