import * as v from 'valibot'
import { isJson, type Json } from '../../base/json.ts'
import type { Kind, Sort } from '../kinds/kind.ts'
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

const maybeText = v.fallback(v.optional(v.string()), undefined)
/** What was written as one: the file is sealed with a key of our own, so nobody else wrote it. */
const sort = v.custom<Sort>((value) => v.is(v.looseObject({ title: v.string() }), value))
const heldSchema = v.object({
  kind: v.pipe(
    v.string(),
    v.transform(kindOf),
    v.custom<Kind>((kind) => kind !== undefined),
  ),
  sort,
  id: v.pipe(v.string(), v.nonEmpty()),
  displayName: v.fallback(v.string(), ''),
  type: v.fallback(v.string(), ''),
  description: maybeText,
  version: v.fallback(v.optional(v.number()), undefined),
  createdDateTime: maybeText,
  lastModifiedDateTime: maybeText,
  roleScopeTagIds: v.fallback(v.optional(v.array(v.string())), undefined),
  linkValues: v.fallback(v.optional(v.record(v.string(), v.string())), undefined),
})
const setSchema = v.object({ readAt: v.number(), assignments: v.array(v.custom<Json>(isJson)) })
const snapshotSchema = v.object({ version: v.literal(version), at: v.number(), configurations: v.array(v.unknown()) })

/** Undefined for what is no snapshot of this version. A kind that this version does not know is left out. */
export function snapshotFrom(json: Json): Snapshot | undefined {
  const { success, output } = v.safeParse(snapshotSchema, json)
  return success ? { at: output.at, configurations: output.configurations.flatMap(heldFrom) } : undefined
}

function heldFrom(raw: unknown): Snapshot['configurations'] {
  const held = v.safeParse(heldSchema, raw)
  if (!held.success) return []
  const set = v.safeParse(setSchema, raw)
  if (!set.success) return [{ configuration: held.output }]
  const { readAt, assignments } = set.output
  return [{ configuration: held.output, set: { readAt, assignments: assignments.map(assignmentFromGraph) } }]
}
