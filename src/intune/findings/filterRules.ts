import { takesOf } from '../model/takes.ts'
import { closedValues } from '../reach/filterRule/closedValues.ts'
import { assignmentKey } from '../model/assignmentKey.ts'
import type { Finding, Rule } from './finding.ts'

export const missingFilters: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap((assignment): Finding[] => {
    const { filter } = assignment
    if (!filter || known.filter(filter.id).state !== 'missing') return []
    return [
      {
        kind: 'filterMissing',
        severity: 'error',
        configurationId: configuration.id,
        assignment: assignmentKey(configuration.kind, assignment),
        filterId: filter.id,
      },
    ]
  })

/** Filters that nothing of the configuration can match, for they are for something else, or that are not looked at there. */
export const unfittingFilters: Rule = ({ configuration, assignments }, known) => {
  const devicePlatforms = configuration.sort.filterPlatforms ?? []
  return assignments.flatMap((assignment): Finding[] => {
    const { filter } = assignment
    const state = filter && known.filter(filter.id)
    if (state?.state !== 'known') return []
    const { id: filterId, platform, managementType } = state.filter
    const place = {
      severity: 'warning',
      configurationId: configuration.id,
      assignment: assignmentKey(configuration.kind, assignment),
      filterId,
    } as const
    const { filters } = takesOf(configuration)
    if (filters === 'none') return [{ ...place, kind: 'filterIgnored', title: configuration.sort.title }]
    if ((managementType === 'apps') !== (filters === 'apps')) {
      return [{ ...place, kind: filters === 'apps' ? 'filterForDevices' : 'filterForApps' }]
    }
    if (!knownPlatforms.has(platform) || devicePlatforms.length === 0 || devicePlatforms.includes(platform)) return []
    return [{ ...place, kind: 'filterOtherPlatform', filterPlatform: platform, devicePlatforms }]
  })
}

/** Rules that were saved and match nothing: a value is none that the property can have, such as `x64` on Windows. */
export const fruitlessFilters: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap((assignment): Finding[] => {
    const { filter } = assignment
    const state = filter && known.filter(filter.id)
    if (state?.state !== 'known' || state.filter.rule === undefined) return []
    const [wrong] = closedValues(state.filter.rule, state.filter.platform)
    if (wrong === undefined) return []
    return [
      {
        kind: 'filterMatchesNothing',
        severity: 'warning',
        configurationId: configuration.id,
        assignment: assignmentKey(configuration.kind, assignment),
        filterId: state.filter.id,
        ...wrong,
      },
    ]
  })

/** `devicePlatformType` in beta; of a platform that Graph adds later nothing is claimed. */
const knownPlatforms: ReadonlySet<string> = new Set([
  'android',
  'androidForWork',
  'androidWorkProfile',
  'androidAOSP',
  'iOS',
  'macOS',
  'windowsPhone81',
  'windows81AndLater',
  'windows10AndLater',
])
