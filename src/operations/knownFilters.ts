import type { FilterCatalog } from '../intune/directory/filterCatalog.ts'
import type { FilterOf } from '../intune/reach/filterTest.ts'

/** The filters that are known by now. */
export function knownFilters(filters: FilterCatalog): FilterOf {
  return (id) => {
    const state = filters.state(id)
    return state.state === 'known' ? state.filter : undefined
  }
}
