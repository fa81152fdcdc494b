import type { Assignment } from '../model/assignment.ts'
import type { Filter } from '../model/filter.ts'
import { checkClause } from './filterRule/checkRule.ts'
import { entityOf } from './filterRule/filterProperties.ts'
import { type ClauseResult, evaluateRule } from './filterRule/evaluateRule.ts'
import type { FilterValues } from './filterRule/filterValues.ts'
import { parseRule } from './filterRule/parseRule.ts'

/** The filters of the tenant by id; undefined where one is not known. */
export type FilterOf = (id: string) => Filter | undefined

/** Whether a device matches the filter of an assignment, and the comparison that made it so. */
export interface FilterTest {
  readonly filter?: Filter
  readonly matches: boolean | 'unknown'
  readonly decided?: ClauseResult
}

/** Unknown where the filter is not known, its rule can't be read, or a value that decides is not known. */
export function filterTest(
  { filter: choice }: Assignment,
  filterOf: FilterOf,
  values: FilterValues | undefined,
): FilterTest {
  const filter = choice && filterOf(choice.id)
  const parsed = filter?.rule === undefined ? undefined : parseRule(filter.rule)
  // A filter of managed apps compares what an app reports of itself, which the device does not say.
  const ofApps = filter !== undefined && entityOf(filter.platform) === 'app'
  if (filter === undefined || parsed === undefined || !('tree' in parsed) || values === undefined || ofApps) {
    return { filter, matches: 'unknown' }
  }
  // What this version would not save may be something that the service knows by now.
  const doubtful = (clause: Parameters<typeof checkClause>[0]): boolean =>
    checkClause(clause, filter.platform) !== undefined
  const { matches, deciding } = evaluateRule(parsed.tree, values, doubtful)
  return { filter, matches, decided: deciding.find((one) => one.matches === matches) ?? deciding[0] }
}
