import { asJson, type Json, textOf } from '../../base/json.ts'
import { type Target, targetFromGraph, targetToGraph } from './target.ts'

/**
 * An assignment filter on a target: `include` keeps matching devices, `exclude` drops them.
 * `unknown` is a mode of a later service: it is passed on as read, and never chosen.
 */
export interface FilterChoice {
  readonly id: string
  readonly mode: 'include' | 'exclude' | 'unknown'
}

/** One target on one configuration. */
export interface Assignment {
  readonly target: Target
  readonly filter?: FilterChoice
  /** `direct`, `policySets`, or what the service adds later. Absent where the service does not say. */
  readonly source?: string
  /** Everything as the service sent it; goes back unchanged when the assignment is not the one being edited. */
  readonly raw: Json
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

/** A new assignment as the service takes it. */
export function newAssignment(target: Target, filter?: FilterChoice): Assignment {
  const raw = {
    '@odata.type': '#microsoft.graph.deviceConfigurationAssignment',
    target: withFilter(targetToGraph(target), filter),
  }
  return { target, filter, source: 'direct', raw }
}

/** The same assignment pointing elsewhere or filtered otherwise: every other property stays as read. Its id is the service's to make. */
export function retarget(assignment: Assignment, target: Target, filter: FilterChoice | undefined): Assignment {
  const { id: _, ...rest } = assignment.raw
  const before = asJson(assignment.raw['target'])
  const raw = { ...rest, target: withFilter({ ...before, ...targetToGraph(target) }, filter) }
  return { ...assignment, target, filter, raw }
}

/** `apply` where the service does not say (beta CSDL, `deviceConfigAssignmentIntent`). */
export function intentOf({ raw }: Assignment): string {
  return textOf(raw, 'intent') ?? 'apply'
}

export function withIntent(assignment: Assignment, intent: string): Assignment {
  return intentOf(assignment) === intent ? assignment : { ...assignment, raw: { ...assignment.raw, intent } }
}

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
