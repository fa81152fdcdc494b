import { asJson, type Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { type Target, targetFromGraph, targetToGraph } from './target.ts'

/**
 * An assignment filter on a target: `include` keeps matching devices, `exclude` drops them.
 * `unknown` is a mode of a later service: it is passed on as read, and never chosen.
 */
export interface FilterChoice {
  readonly id: string
  readonly mode: 'include' | 'exclude' | 'unknown'
}

/** One target on one configuration. Its fields are read from `raw` by the row of its kind (`fieldValue.ts`). */
export interface Assignment {
  readonly target: Target
  readonly filter?: FilterChoice
  /** `direct`, `policySets`, or what the service adds later. Absent where the service does not say. */
  readonly source?: string
  /** Everything as the service sent it; goes back unchanged when the assignment is not the one being edited. */
  readonly raw: Json
}

/** What a new assignment has beside its target. */
export interface AssignmentParts {
  readonly filter?: FilterChoice
  /** By the kind's own Graph names, such as `{ intent: 'required' }`. */
  readonly fields?: Json
}

const filterId = 'deviceAndAppManagementAssignmentFilterId'
const filterType = 'deviceAndAppManagementAssignmentFilterType'

export function assignmentFromGraph(raw: Json): Assignment {
  const target = asJson(raw['target'])
  return {
    target: targetFromGraph(target),
    filter: readFilter(target),
    source: typeof raw['source'] === 'string' ? raw['source'] : undefined,
    raw,
  }
}

/** A new assignment as the service takes it. A field that is not given gets its first value, unless leaving it out says the same. */
export function newAssignment(kind: Kind, target: Target, { filter, fields = {} }: AssignmentParts = {}): Assignment {
  const type = kind.assignmentType === undefined ? {} : { '@odata.type': kind.assignmentType }
  const raw = { ...type, target: withFilter(targetToGraph(target), filter) }
  const first = kind.fields.flatMap(({ name, values: [initial] = [], absent, notOnExclusions }) => {
    const spared = target.kind === 'excludedGroup' && notOnExclusions
    return initial === undefined || initial.value === absent || spared ? [] : [[name, initial.value] as const]
  })
  return withFields({ target, filter, source: 'direct', raw }, { ...Object.fromEntries(first), ...fields })
}

/** The same assignment pointing elsewhere or filtered otherwise: every other property stays as read. Its id is the service's to make. */
export function retarget(assignment: Assignment, target: Target, filter: FilterChoice | undefined): Assignment {
  const { id: _, ...rest } = assignment.raw
  const before = asJson(assignment.raw['target'])
  const raw = { ...rest, target: withFilter({ ...before, ...targetToGraph(target) }, filter) }
  return { ...assignment, target, filter, raw }
}

/** The same assignment with other values of these fields; `target.` before a name means a property of the target. */
export function withFields(assignment: Assignment, fields: Json): Assignment {
  let { raw } = assignment
  for (const [name, value] of Object.entries(fields)) {
    raw = name.startsWith(ofTarget)
      ? { ...raw, target: { ...asJson(raw['target']), [name.slice(ofTarget.length)]: value } }
      : { ...raw, [name]: value }
  }
  return { ...assignment, raw }
}

const ofTarget = 'target.'

/** Assignments that come from a policy set belong to it: shown locked, never sent (beta CSDL, `deviceConfigurationAssignment.source`). */
export function isLocked(assignment: Assignment): boolean {
  return assignment.source === 'policySets'
}

function readFilter(target: Json): FilterChoice | undefined {
  const id = target[filterId]
  const mode = target[filterType]
  if (typeof id !== 'string' || id === '' || mode === 'none') return undefined
  return { id: id.toLowerCase(), mode: mode === 'include' || mode === 'exclude' ? mode : 'unknown' }
}

function withFilter(target: Record<string, unknown>, filter: FilterChoice | undefined): Record<string, unknown> {
  if (filter?.mode === 'unknown') return target
  if (filter) return { ...target, [filterId]: filter.id, [filterType]: filter.mode }
  // Naming "none" is what takes a filter off; a target that never had one is sent without both.
  return filterId in target || filterType in target ? { ...target, [filterId]: null, [filterType]: 'none' } : target
}
