import type { Assignment } from '../model/assignment.ts'
import type { Configuration } from '../model/configuration.ts'
import { groupOf } from '../model/target.ts'
import { takesOf } from '../model/takes.ts'
import { filterDecision } from './filterDecision.ts'
import type { FilterOf } from './filterTest.ts'
import { type Hit, hitsOf } from './hits.ts'
import type { Subject } from './subject.ts'
import type { Reach, Reason, Unknown } from './verdict.ts'
import { intentOfClaim, type Weighed, weighed, weighedAs } from './weighed.ts'

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
  const found = weighed(kind, hits)
  const { included, excluding, ineffective, sure } = found
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
  const judge = (one: Weighed): Judged => judged(one, honoured, subject, filterOf)
  const result = judge(found)
  // Another assignment that may reach it too can turn the answer: its filter or its intent may win.
  const open = included.filter(({ unknown }) => unknown?.of === 'membership' || unknown?.of === 'others')
  const ways = open.length > 1 ? [...open.map((one) => [one]), open] : [open]
  for (const [one, ...others] of ways) {
    if (one?.unknown === undefined) continue
    const other = judge(weighedAs(kind, found, [...sure, one, ...others]))
    if (other.verdict !== result.verdict || other.intent !== result.intent) {
      return { ...base, verdict: 'unknown', reason: unknownReason(one.unknown, one.via) }
    }
  }
  const openContext = result.verdict === 'gets' && hasOpenContext(configuration, found.winners)
  return { ...base, ...result, ...(openContext && { openContext }) }
}

/**
 * An app of these types that installs in the context of the user is never installed through a group of devices, as seen
 * there; the list does not say in which context it installs.
 */
export function hasOpenContext({ type }: Pick<Configuration, 'type'>, hits: readonly Pick<Hit, 'side'>[]): boolean {
  return /^win32(Lob|Catalog)App$/.test(type) && hits.length > 0 && hits.every(({ side }) => side === 'device')
}

type Judged = Pick<Reach, 'verdict' | 'reason' | 'intent'>

function judged(
  { sure, claims, intent, winners }: Weighed,
  honoured: boolean,
  subject: Subject,
  filterOf: FilterOf,
): Judged {
  if (claims.length > 0 && intent === undefined) {
    const intents = claims.map(intentOfClaim)
    return { verdict: 'unknown', reason: unknownReason({ of: 'conflict', intents }, sure[0]?.via ?? []) }
  }
  return { ...(intent !== undefined && { intent }), ...filtered(winners, honoured, subject, filterOf) }
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
