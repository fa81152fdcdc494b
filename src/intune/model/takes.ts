import type { Takes } from '../kinds/kind.ts'
import type { Sorted } from './configuration.ts'
import type { Filter } from './filter.ts'

/** Which targets and filters an assignment of such a configuration can have. */
export function takesOf({ kind, sort }: Sorted): Takes {
  return sort.takes === undefined ? kind.takes : { ...kind.takes, ...sort.takes }
}

/** Whether an assignment of such a configuration can have the filter, by what the filter is for and by its platform. */
export function fitsFilter(configuration: Sorted, { managementType, platform }: Filter): boolean {
  const { filters } = takesOf(configuration)
  const { filterPlatforms = [] } = configuration.sort
  if (filters === 'none' || (managementType === 'apps') !== (filters === 'apps')) return false
  return filterPlatforms.length === 0 || filterPlatforms.includes(platform)
}
