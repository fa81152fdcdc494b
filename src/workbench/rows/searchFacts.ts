import type { SearchFacts } from '../../intune/search/search.ts'
import { scopeTagNames } from '../../intune/tenant/scopeTags.ts'
import type { Connection } from '../../session/connection.ts'
import { findingsOf } from '../messages/findingText.ts'

/** What a search in a tenant looks at, from what is already known. Sends no request. */
export function searchFacts(connection: Connection): SearchFacts {
  const { tenant, groups } = connection
  const tags = scopeTagNames(tenant.configurations)
  return {
    set: (configuration) => tenant.set(configuration),
    groupName: (id) => {
      const state = groups.state(id)
      return state.state === 'known' ? state.group.displayName : undefined
    },
    tagName: (id) => tags.get(id),
    findings: (configuration, assignments) =>
      findingsOf(connection, configuration, assignments).map(({ kind }) => kind),
    isOdd: (configuration, assignments) =>
      findingsOf(connection, configuration, assignments).some(({ severity }) => severity !== 'information'),
  }
}
