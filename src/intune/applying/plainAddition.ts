import { asJson } from '../../base/json.ts'
import { type Assignment, isLocked } from '../model/assignment.ts'
import { fieldValue } from '../model/fieldValue.ts'
import type { PlanEntry } from '../planning/plan.ts'

/** The one addition of a group without a filter that the documented POST can say; undefined for anything else. */
export function plainAddition({ assignable, differences: [only, ...more] }: PlanEntry): Assignment | undefined {
  const wanted = only?.after
  const { kind } = assignable.configuration
  if (wanted === undefined || only?.before !== undefined || more.length > 0 || !kind.documentedCall) return undefined
  const { target, filter, raw } = wanted
  const plain = (target.kind === 'group' || target.kind === 'excludedGroup') && filter === undefined
  const names = [...Object.keys(raw), ...Object.keys(asJson(raw['target']))]
  const usual = kind.fields.every((field) => fieldValue(field, wanted) === field.absent)
  const sayable = names.every((name) => sayableNames.has(name)) && usual
  return plain && sayable && !isLocked(wanted) ? wanted : undefined
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
