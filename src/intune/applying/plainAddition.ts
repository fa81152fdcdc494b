import { asJson } from '../../base/json.ts'
import { type Assignment, intentOf, isLocked } from '../model/assignment.ts'
import type { PlanEntry } from '../planning/plan.ts'

/** The one addition of a group without a filter that the documented POST can say; undefined for anything else. */
export function plainAddition({ differences: [only, ...more] }: PlanEntry): Assignment | undefined {
  if (only?.after === undefined || only.before !== undefined || more.length > 0) return undefined
  const { target, filter, raw } = only.after
  const plain = (target.kind === 'group' || target.kind === 'excludedGroup') && filter === undefined
  const names = [...Object.keys(raw), ...Object.keys(asJson(raw['target']))]
  const sayable = names.every((name) => sayableNames.has(name)) && intentOf(only.after) === 'apply'
  return plain && sayable && !isLocked(only.after) ? only.after : undefined
}

/** What an assignment that goes by the documented POST may have; anything else would be lost. */
const sayableNames: ReadonlySet<string> = new Set([
  '@odata.type',
  'id',
  'intent',
  'source',
  'sourceId',
  'target',
  'groupId',
  'deviceAndAppManagementAssignmentFilterId',
  'deviceAndAppManagementAssignmentFilterType',
])
