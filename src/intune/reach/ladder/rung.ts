import type { FilterChoice } from '../../model/assignment.ts'
import type { ReportedState } from '../../status/reportedState.ts'
import type { SideName } from '../subject.ts'

/** The reasons for which something does not arrive, or arrives all the same, in the order in which they are looked at. */
export const steps = [
  'notRead',
  'notAssigned',
  'otherPlatform',
  'otherSide',
  'notMember',
  'excluded',
  'idleExclusion',
  'filter',
  'filterPrecedence',
  'otherIntent',
  'deletedGroup',
  'madeElsewhere',
  'timing',
  'reported',
] as const
export type Step = (typeof steps)[number]

/** One reason, judged. `why` says which sentence is true of it; `evidence` has what the sentence is made from. */
export interface Rung {
  readonly step: Step
  /** Whether the reason is there. Unknown: something that it depends on is not known, and `why` says what. */
  readonly holds: boolean | 'unknown'
  readonly why: Why
  readonly evidence: readonly Evidence[]
}

export type Why =
  | 'setRead'
  | 'setNotRead'
  | 'assigned'
  | 'noAssignment'
  | 'onlyExclusions'
  | 'platformFits'
  | 'platformDiffers'
  | 'anyPlatform'
  | 'platformNeedsDevice'
  | 'sideFits'
  | 'noUser'
  | 'onlyDevices'
  | 'sideNotKnown'
  | 'licenseNotRead'
  | 'contextNotRead'
  | 'othersNotRead'
  | 'member'
  | 'notMember'
  | 'noGroupIncluded'
  | 'groupsNotRead'
  | 'targetNotKnown'
  | 'notExcluded'
  | 'excluded'
  | 'noIdleExclusion'
  | 'idleExclusion'
  | 'noFilter'
  | 'filterNotHonoured'
  | 'filterPasses'
  | 'filterKeepsOut'
  | 'filterNeedsDevice'
  | 'filterNotKnown'
  | 'noPrecedence'
  | 'excludeFilterDecides'
  | 'noFilterDecides'
  | 'includeFilterDecides'
  | 'precedenceNotKnown'
  | 'noIntents'
  | 'oneIntent'
  | 'otherIntentWins'
  | 'intentNotDocumented'
  | 'groupsExist'
  | 'groupDeleted'
  | 'groupsNotLookedUp'
  | 'madeHere'
  | 'madeElsewhere'
  | 'priorityNotRead'
  | 'checkedInSince'
  | 'notCheckedInSince'
  | 'timingNeedsDevice'
  | 'checkInNotKnown'
  | 'changesNotRead'
  | 'changesTooOld'
  | 'reportNeedsDevice'
  | 'noReport'
  | 'reportNotRead'
  | 'reportedLanded'
  | 'reportedPending'
  | 'reportedError'
  | 'reportedConflict'
  | 'reportedNotApplicable'
  | 'reportedExcluded'
  | 'reportedUnknown'
  | 'rowNotExpected'
  | 'rowMissing'
  | 'noRow'
  | 'noRowExpected'

/** A fact with what identifies it: plain data, for programs too. Times are ISO 8601, ids in lower case. */
export type Evidence =
  | { readonly fact: 'assignments'; readonly included: number; readonly excluded: number; readonly readAt: string }
  | { readonly fact: 'platform'; readonly of: 'configuration' | 'device' | 'filter'; readonly platform: string }
  | { readonly fact: 'everyone'; readonly target: 'allUsers' | 'allDevices'; readonly intent?: string }
  | GroupEvidence
  | FilterEvidence
  | { readonly fact: 'intent'; readonly side: SideName; readonly intent: string; readonly wins: boolean }
  | { readonly fact: 'source'; readonly source: string; readonly groupId?: string }
  /** Intune's own answer, or why it gave none. `differing`: what it compared where that is not what the device says here. */
  | {
      readonly fact: 'official'
      readonly filterId: string
      readonly matches: boolean | 'unknown'
      readonly differing?: Readonly<Record<string, string>>
    }
  | { readonly fact: 'lastCheckIn'; readonly at: string }
  | { readonly fact: 'assignmentsChanged'; readonly at: string; readonly by: string }
  | { readonly fact: 'configurationChanged'; readonly at: string }
  | {
      readonly fact: 'reported'
      readonly state: ReportedState
      readonly word: string
      readonly user?: string
      readonly at?: string
    }
  | { readonly fact: 'failure'; readonly error: Error }
  | { readonly fact: 'property'; readonly property: string }

export interface GroupEvidence {
  readonly fact: 'group'
  readonly groupId: string
  readonly effect: 'included' | 'excluded'
  /** The groups from this one down to the one that holds the user or the device itself. Absent: it is not in it. */
  readonly via?: readonly string[]
  readonly side?: SideName
  readonly intent?: string
  /** A dynamic group's rule, which the directory works out after some minutes, or hours. */
  readonly rule?: string
  /** The directory does not work out the rule for now. */
  readonly paused?: true
  readonly deleted?: true
}

export interface FilterEvidence {
  readonly fact: 'filter'
  readonly filterId: string
  readonly mode: FilterChoice['mode']
  readonly matches: boolean | 'unknown'
  /** The comparison that decided: `deviceOwnership -eq "Corporate"`, and what the device holds; null: nothing. */
  readonly clause?: string
  readonly actual?: string | null
}

export function rung(step: Step, holds: Rung['holds'], why: Why, evidence: readonly Evidence[] = []): Rung {
  return { step, holds, why, evidence }
}
