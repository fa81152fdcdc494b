import { configurationKey } from '../model/configuration.ts'
import type { Reached } from '../reach/reachOfTenant.ts'
import { targetKey } from '../model/target.ts'
import type { Reach, Reason } from '../reach/verdict.ts'

/** How one configuration differs for two subjects, or for one before and after something. In the order of their weight. */
export const reachDifferences = [
  /** Only the second gets it: gained, after a move. */
  'onlyRight',
  /** Only the first gets it: lost, after a move. */
  'onlyLeft',
  'intent',
  /** The second is excluded, and the first was not. */
  'excludedRight',
  'excludedLeft',
  /** Which devices a filter lets through decides, on one side at least. */
  'dependsOnFilter',
  'unknown',
  /** Both get it, or neither does, for other reasons. */
  'reason',
] as const
export type ReachDifferenceKind = (typeof reachDifferences)[number]

export interface ReachDifference {
  readonly configuration: Reached['configuration']
  readonly what: ReachDifferenceKind
  /** Absent: none of its assignments touches that side. */
  readonly left?: Reach
  readonly right?: Reach
}

export interface ReachComparison {
  readonly differences: readonly ReachDifference[]
  /** How many configurations are the same for both. */
  readonly same: number
}

/** Aligned by configuration; what weighs more comes first, then in the order of the tenant. */
export function compareReach(left: readonly Reached[], right: readonly Reached[]): ReachComparison {
  const byKey = (all: readonly Reached[]): Map<string, Reached> =>
    new Map(all.map((one) => [configurationKey(one.configuration), one]))
  const [lefts, rights] = [byKey(left), byKey(right)]
  const differences: ReachDifference[] = []
  let same = 0
  for (const [key, { configuration }] of new Map([...lefts, ...rights])) {
    const [a, b] = [lefts.get(key)?.reach, rights.get(key)?.reach]
    const what = whatDiffers(a, b)
    if (what === undefined) same++
    else differences.push({ configuration, what, ...(a && { left: a }), ...(b && { right: b }) })
  }
  differences.sort((a, b) => reachDifferences.indexOf(a.what) - reachDifferences.indexOf(b.what))
  return { differences, same }
}

/** Undefined: the same for both, for the same reason. */
function whatDiffers(left: Reach | undefined, right: Reach | undefined): ReachDifferenceKind | undefined {
  const sameReason = reasonKey(left?.reason) === reasonKey(right?.reason)
  const open = [left, right].filter((one) => one?.verdict === 'unknown')
  if (open.length > 0) {
    if (open.length === 2 && sameReason) return undefined
    return open.every((one) => one?.reason.kind === 'unknown' && one.reason.what.of === 'filter')
      ? 'dependsOnFilter'
      : 'unknown'
  }
  const [getsLeft, getsRight] = [left?.verdict === 'gets', right?.verdict === 'gets']
  if (getsLeft && getsRight) {
    if (left?.intent !== right?.intent) return 'intent'
    return sameReason ? undefined : 'reason'
  }
  if (getsLeft) return 'onlyLeft'
  if (getsRight) return 'onlyRight'
  if (left?.verdict !== right?.verdict) {
    if (right?.verdict === 'excluded') return 'excludedRight'
    if (left?.verdict === 'excluded') return 'excludedLeft'
  }
  return sameReason ? undefined : 'reason'
}

/** What decided, without the way to it: another way to the same group is no other reason. */
function reasonKey(reason: Reason | undefined): string {
  if (reason === undefined) return ''
  switch (reason.kind) {
    case 'included':
      return `included ${targetKey(reason.target)}`
    case 'excluded':
      return `excluded ${reason.via[0] ?? ''}`
    case 'filter':
      return `filter ${reason.filter.id} ${reason.mode} ${reason.matches} ${reason.via[0] ?? ''}`
    case 'unknown': {
      const { what } = reason
      const about = what.of === 'filter' ? what.filterId : what.of === 'conflict' ? what.intents.join(' ') : ''
      return `unknown ${what.of} ${about} ${reason.via[0] ?? ''}`
    }
  }
}
