import { asJson, type Json } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import type { Sorted } from './configuration.ts'
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
    source: readSource(raw['source']),
    raw,
  }
}

/** A new assignment as the service takes it. A field that is not given gets its first value, unless leaving it out says the same. */
export function newAssignment(
  configuration: Sorted,
  target: Target,
  { filter, fields = {} }: AssignmentParts = {},
): Assignment {
  const first = configuration.kind.fields.flatMap((field) => {
    const initial = field.values?.[0]?.value ?? field.initial
    const spared = initial === undefined || initial === field.absent || (isExclusion(target) && field.notOnExclusions)
    return spared ? [] : [[field.name, initial] as const]
  })
  return withFields(bareAssignment(configuration, target, filter), { ...Object.fromEntries(first), ...fields })
}

/** A new assignment in which no field has a value. */
export function bareAssignment(configuration: Sorted, target: Target, filter?: FilterChoice): Assignment {
  const { assignmentType } = configuration.kind
  const type = assignmentType === undefined ? {} : { '@odata.type': assignmentType }
  return {
    target,
    filter,
    source: 'direct',
    raw: { ...type, target: withFilter(targetToGraph(configuration, target), filter) },
  }
}

/**
 * The same assignment pointing elsewhere or filtered otherwise: every other property stays as read, save the fields that
 * an exclusion can't have. Its id is the service's to make.
 */
export function retarget(
  configuration: Sorted,
  assignment: Assignment,
  target: Target,
  filter: FilterChoice | undefined,
): Assignment {
  const { id: _, ...rest } = assignment.raw
  const { groupId: __, ...before } = asJson(assignment.raw['target'])
  const raw = { ...rest, target: withFilter({ ...before, ...targetToGraph(configuration, target) }, filter) }
  return { ...assignment, target, filter, raw: isExclusion(target) ? asExclusion(configuration.kind, raw) : raw }
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

/** The same assignment without these fields, named as in `withFields`. */
export function withoutFields(assignment: Assignment, names: readonly string[]): Assignment {
  if (names.length === 0) return assignment
  const gone = new Set(names)
  const without = (entity: Json, before = ''): Json =>
    Object.fromEntries(Object.entries(entity).filter(([name]) => !gone.has(before + name)))
  const raw = without(assignment.raw)
  return { ...assignment, raw: { ...raw, target: without(asJson(raw['target']), ofTarget) } }
}

const ofTarget = 'target.'

/**
 * Whether the assignment belongs to something else, such as a policy set (beta CSDL, `deviceConfigurationAssignment.source`):
 * it is shown, and never edited. A source that a later service adds is not ours either.
 */
export function isLocked({ source }: Assignment): boolean {
  return source !== undefined && source !== 'direct'
}

/** The source of an assignment that comes from a policy set. */
export const ofPolicySet = 'policySets'

/** Assignments of a policy set are not sent: Intune keeps them by itself. What any other source made is passed on as read. */
export function isSent({ source }: Assignment): boolean {
  return source !== ofPolicySet
}

export function isExclusion({ kind }: Target): boolean {
  return kind === 'excludedGroup'
}

function readSource(source: unknown): string | undefined {
  if (source === undefined || source === null || source === '') return undefined
  return typeof source === 'string' ? source : JSON.stringify(source)
}

/** Without the fields that an exclusion can't have. */
export function asExclusion({ fields }: Kind, raw: Json): Json {
  const names = new Set(fields.filter((one) => one.notOnExclusions).map(({ name }) => name))
  return names.size === 0 ? raw : Object.fromEntries(Object.entries(raw).filter(([name]) => !names.has(name)))
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
