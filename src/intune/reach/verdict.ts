import type { Filter } from '../model/filter.ts'
import type { Target } from '../model/target.ts'
import type { ClauseResult } from './filterRule/evaluateRule.ts'
import type { SideName } from './subject.ts'

export type Verdict = 'gets' | 'excluded' | 'filteredOut' | 'unknown'

/** The one fact that decided. `via`: the ids of the groups from the assigned one down; empty for everyone. */
export type Reason =
  | { readonly kind: 'included'; readonly target: Target; readonly via: readonly string[]; readonly side: SideName }
  | { readonly kind: 'excluded'; readonly via: readonly string[]; readonly side: SideName }
  /** A filter lets it through, or keeps it out. `decided`: the comparison, with both values. */
  | {
      readonly kind: 'filter'
      readonly filter: Filter
      readonly mode: 'include' | 'exclude'
      readonly matches: boolean
      readonly decided?: ClauseResult
      readonly via: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly what: Unknown; readonly via: readonly string[] }

export type Unknown =
  /** The groups of that side could not be read. */
  | { readonly of: 'membership'; readonly side: SideName; readonly error: Error }
  /** Which devices or which people are in the group is not asked for here. */
  | { readonly of: 'everyone'; readonly side: SideName }
  /** A device has no user of its own, and who signs in to it was not read. */
  | { readonly of: 'others' }
  /** The filter is not known, its rule can't be read, or a value that it compares is not known. */
  | { readonly of: 'filter'; readonly filterId: string; readonly filter?: Filter; readonly property?: string }
  | { readonly of: 'assignments'; readonly error: Error }
  | { readonly of: 'target' }
  /** The documentation does not say which of these intents wins. */
  | { readonly of: 'conflict'; readonly intents: readonly string[] }

/** What one configuration means for the subject, and why. */
export interface Reach {
  readonly verdict: Verdict
  /** Of an app, by its own Graph name; with two, both hold. */
  readonly intent?: string
  readonly reason: Reason
  /** Exclusions of the other side, which do nothing: by the group that they name. */
  readonly ineffective: readonly string[]
  /** A filter on something that does not honour filters. */
  readonly ignoredFilter: boolean
  /** It comes through devices alone, and an app that installs for the user would not: how it installs is not read. */
  readonly openContext?: boolean
}
