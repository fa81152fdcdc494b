import type { Assignment } from '../model/assignment.ts'
import type { Configuration } from '../model/configuration.ts'
import { groupOf } from '../model/target.ts'
import { takesOf } from '../model/takes.ts'
import { filterDecision } from './filterDecision.ts'
import type { FilterOf } from './filterTest.ts'
import { type Hit, hitsOf } from './hits.ts'
import type { Subject } from './subject.ts'
import type { Reach, Reason, Unknown } from './verdict.ts'
import { intentOfClaim, weighed } from './weighed.ts'

/**
 * What a configuration means for the subject, computed from its assignments; undefined where none of them touches it, and
 * where it is for another platform. What is not known makes the verdict unknown, never a no.
 */
export function reachOf(
  configuration: Configuration,
  assignments: readonly Assignment[],
  subject: Subject,
  filterOf: FilterOf,
): Reach | undefined {
  const { kind, sort } = configuration
  if (isForAnother(sort.platform, subject.platform)) return undefined
  const hits = assignments.flatMap((assignment) => hitsOf(assignment, subject))
  const [first] = hits
  if (first === undefined) return undefined
  const { included, excluding, ineffective, sure, claims, intent, winners } = weighed(kind, hits)
  const honoured = takesOf(configuration).filters !== 'none'
  const base = {
    ineffective: ineffective.flatMap(({ assignment }) => groupOf(assignment.target) ?? []),
    ignoredFilter: !honoured && included.some(({ assignment }) => assignment.filter !== undefined),
  }
  if (sure.length === 0) {
    const [out] = excluding
    if (out && included.length === 0) {
      return { ...base, verdict: 'excluded', reason: { kind: 'excluded', via: out.via, side: out.side } }
    }
    const open = included[0] ?? first
    return { ...base, verdict: 'unknown', reason: unknownReason(open.unknown ?? { of: 'target' }, open.via) }
  }
  if (claims.length > 0 && intent === undefined) {
    const intents = claims.map(intentOfClaim)
    return { ...base, verdict: 'unknown', reason: unknownReason({ of: 'conflict', intents }, sure[0]?.via ?? []) }
  }
  return { ...base, ...(intent !== undefined && { intent }), ...filtered(winners, honoured, subject, filterOf) }
}

function filtered(
  winners: readonly Hit[],
  honoured: boolean,
  { values }: Subject,
  filterOf: FilterOf,
): Pick<Reach, 'verdict' | 'reason'> {
  const decision = honoured ? filterDecision(winners, filterOf, values) : ({ passes: true } as const)
  if (decision.passes === 'unknown') {
    const open = winners.find(({ assignment }) => assignment.filter !== undefined)
    return { verdict: 'unknown', reason: unknownReason(decision.what, open?.via ?? []) }
  }
  const plain = winners.find(({ assignment }) => assignment.filter === undefined) ?? winners[0]
  const included: Reason | undefined = plain && {
    kind: 'included',
    target: plain.assignment.target,
    via: plain.via,
    side: plain.side,
  }
  const reason = decision.reason ?? included ?? unknownReason({ of: 'target' }, [])
  return { verdict: decision.passes ? 'gets' : 'filteredOut', reason }
}

function unknownReason(what: Unknown, via: readonly string[]): Reason {
  return { kind: 'unknown', what, via }
}

/** What is made for one platform is not for a device of another; nothing is said of what either does not name. */
export function isForAnother(platform: string | undefined, of: string | undefined): boolean {
  return platform !== undefined && platform !== 'Other' && of !== undefined && platform !== of
}
