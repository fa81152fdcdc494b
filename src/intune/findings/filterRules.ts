import { targetKey } from '../model/target.ts'
import type { Finding, Rule } from './finding.ts'

export const missingFilters: Rule = ({ configuration, assignments }, known) =>
  assignments.flatMap(({ target, filter }): Finding[] => {
    if (!filter || known.filter(filter.id).state !== 'missing') return []
    return [
      {
        kind: 'filterMissing',
        severity: 'error',
        configurationId: configuration.id,
        targetKey: targetKey(target),
        filterId: filter.id,
      },
    ]
  })

/** Filters that no device of the configuration can match: they are for another platform, or for apps. */
export const unfittingFilters: Rule = ({ configuration, assignments }, known) => {
  const devicePlatforms = configuration.sort.filterPlatforms ?? []
  return assignments.flatMap(({ target, filter }): Finding[] => {
    const state = filter && known.filter(filter.id)
    if (state?.state !== 'known') return []
    const { id: filterId, platform, managementType } = state.filter
    const place = {
      severity: 'warning',
      configurationId: configuration.id,
      targetKey: targetKey(target),
      filterId,
    } as const
    if (managementType === 'apps') return [{ ...place, kind: 'filterForApps' }]
    if (!knownPlatforms.has(platform) || devicePlatforms.length === 0 || devicePlatforms.includes(platform)) return []
    return [{ ...place, kind: 'filterOtherPlatform', filterPlatform: platform, devicePlatforms }]
  })
}

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
