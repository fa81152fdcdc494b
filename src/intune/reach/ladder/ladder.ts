import { isForAnother, reachOf } from '../reach.ts'
import type { Reach } from '../verdict.ts'
import { assignedRung, originRung } from './assignedRungs.ts'
import { filterRung, precedenceRung } from './filterRungs.ts'
import { intentRung } from './intentRung.ts'
import { lookedAt, type LadderInput, type Looked } from './ladderInput.ts'
import { deletedGroupRung, excludedRung, idleExclusionRung, memberRung } from './membershipRungs.ts'
import { type Rung, rung, type Step, steps } from './rung.ts'
import { platformRung, sideRung } from './targetRungs.ts'
import type { LadderVerdict } from './ladderVerdict.ts'
import { reportedRung } from './reportedRung.ts'
import { timingRung } from './timingRung.ts'

/** Why a configuration reaches somebody or not. */
export interface Ladder {
  readonly verdict: LadderVerdict
  /** What decided, where an assignment touches the subject. */
  readonly reach?: Reach
  /** Every reason in the order of `steps`, whether it is there or not. */
  readonly rungs: readonly Rung[]
}

type Judge = (looked: Looked) => Rung
/** Those that are judged from the assignments; the others stand without them. */
const judges: Readonly<Record<Exclude<Step, 'notRead' | 'otherPlatform' | 'timing' | 'reported'>, Judge>> = {
  notAssigned: assignedRung,
  otherSide: sideRung,
  notMember: memberRung,
  excluded: excludedRung,
  idleExclusion: idleExclusionRung,
  filter: filterRung,
  filterPrecedence: precedenceRung,
  otherIntent: intentRung,
  deletedGroup: deletedGroupRung,
  madeElsewhere: originRung,
}

/** Judges every reason for which the configuration may not arrive, each by itself. Sends no request. */
export function ladderOf(input: LadderInput): Ladder {
  const { set, configuration, subject, filterOf } = input
  const looked = set.state === 'read' ? lookedAt(input, set.set) : undefined
  const reach = looked && reachOf(configuration, looked.assignments, subject, filterOf)
  const verdict = looked === undefined ? 'unknown' : (reach?.verdict ?? verdictWithout(input, looked))
  const rungs = steps.map((step): Rung => {
    if (step === 'notRead') return readRung(input)
    if (step === 'otherPlatform') return platformRung(input)
    if (step === 'timing') return timingRung(input)
    if (step === 'reported') return reportedRung(input, verdict, reach?.intent)
    return looked ? judges[step](looked) : rung(step, 'unknown', 'setNotRead')
  })
  return { verdict, ...(reach && { reach }), rungs }
}

/** No assignment touches the subject; one may touch others who sign in to it. */
function verdictWithout({ configuration, subject }: LadderInput, looked: Looked): LadderVerdict {
  if (isForAnother(configuration.sort.platform, subject.platform)) return 'notTargeted'
  const open = [sideRung(looked), memberRung(looked)].some(({ why }) => why === 'othersNotRead')
  return open ? 'unknown' : 'notTargeted'
}

/** What could not be read is no verdict: the other reasons are unknown with it. */
function readRung({ set }: LadderInput): Rung {
  return set.state === 'read'
    ? rung('notRead', false, 'setRead')
    : rung('notRead', true, 'setNotRead', [{ fact: 'failure', error: set.error }])
}
