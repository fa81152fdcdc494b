import type { Finding } from './finding.ts'

/** Every sort of finding, the worst first. */
export const findingKinds = [
  'includedAndExcluded',
  'filterMissing',
  'groupDeleted',
  'groupMissing',
  'exclusionOnly',
  'mixedExclusion',
  'certificateNotAssigned',
  'filterOtherPlatform',
  'filterForApps',
  'filterForDevices',
  'filterIgnored',
  'filterMatchesNothing',
  'dynamicDeviceExclusion',
  'groupEmpty',
  'redundantGroup',
] as const satisfies readonly Finding['kind'][]
