import { asJson } from '../../base/json.ts'
import type { Kind } from '../kinds/kind.ts'
import { asExclusion, type Assignment, assignmentFromGraph, isExclusion } from './assignment.ts'
import { withFieldsOf } from './fieldValue.ts'

/**
 * An assignment as it was just read, made to do what `goal` does: its target, its filter and every field of the kind.
 * All else stays as it was read. Its id is the service's to make.
 */
export function withEffectOf(kind: Kind, assignment: Assignment, goal: Assignment): Assignment {
  const { id: _, ...rest } = assignment.raw
  const target = asJson(assignment.raw['target'])
  const wanted = asJson(goal.raw['target'])
  const named = Object.keys({ ...target, ...wanted }).filter((name) => targetNames.has(name))
  const kept = Object.entries(target).filter(([name]) => !targetNames.has(name))
  const own = named.flatMap((name) => (name in wanted ? [[name, wanted[name]] as const] : []))
  const same = { ...rest, target: Object.fromEntries([...own, ...kept]) }
  const raw = isExclusion(goal.target) ? asExclusion(kind, same) : same
  return withFieldsOf(kind, { ...assignmentFromGraph(raw), source: assignment.source }, goal)
}

/** What a target is by, and its filter. */
const targetNames: ReadonlySet<string> = new Set([
  '@odata.type',
  'groupId',
  'deviceAndAppManagementAssignmentFilterId',
  'deviceAndAppManagementAssignmentFilterType',
])
