import type { Assignment } from '../model/assignment.ts'
import type { Configuration } from '../model/configuration.ts'
import type { FilterState } from '../directory/filterCatalog.ts'
import type { GroupFacts } from '../directory/groupDirectory.ts'
import type { Target } from '../model/target.ts'

/** `error`: cannot work as it stands. `warning`: hardly what was meant. `information`: worth knowing. */
export type FindingSeverity = 'error' | 'warning' | 'information'

/** Something about the assignments of one configuration that is worth a word. Only known facts make one. */
export type Finding = FindingPlace & FindingFact

export interface FindingPlace {
  readonly severity: FindingSeverity
  readonly configurationId: string
  /** The assignment that it is about, as `assignmentKey` has it; absent where it is about the whole set. */
  readonly assignment?: string
}

export type FindingFact =
  | { readonly kind: 'groupDeleted' | 'groupMissing' | 'groupEmpty' | 'includedAndExcluded'; readonly groupId: string }
  | { readonly kind: 'exclusionOnly' }
  /** The exclusion does nothing to these: users are not told by their devices, nor devices by their users. */
  | { readonly kind: 'mixedExclusion'; readonly groupId: string; readonly included: readonly Target[] }
  | { readonly kind: 'dynamicDeviceExclusion'; readonly groupId: string }
  | { readonly kind: 'redundantGroup'; readonly groupId: string; readonly everyone: readonly Target[] }
  | { readonly kind: 'filterMissing'; readonly filterId: string }
  | {
      readonly kind: 'filterOtherPlatform'
      readonly filterId: string
      /** `devicePlatformType` of the filter. */
      readonly filterPlatform: string
      readonly devicePlatforms: readonly string[]
    }
  | { readonly kind: 'filterForApps' | 'filterForDevices'; readonly filterId: string }
  /** It stands on something that does not honour filters. */
  | { readonly kind: 'filterIgnored'; readonly filterId: string; readonly title: string }
  /** The rule compares with a value that no device can hold. */
  | {
      readonly kind: 'filterMatchesNothing'
      readonly filterId: string
      readonly property: string
      readonly value: string
    }
  | { readonly kind: 'certificateNotAssigned'; readonly certificate: Configuration; readonly target: Target }

/** What the rules look at. */
export interface Checked {
  readonly configuration: Configuration
  readonly assignments: readonly Assignment[]
  /** The identity certificate profile that the configuration refers to, where its set could be read. */
  readonly certificate?: { readonly configuration: Configuration; readonly assignments: readonly Assignment[] }
}

/** What is known without asking the service; `GroupDirectory.facts` and `FilterCatalog.state` fit. */
export interface KnownFacts {
  group(id: string): GroupFacts
  filter(id: string): FilterState
}

export type Rule = (checked: Checked, known: KnownFacts) => readonly Finding[]
