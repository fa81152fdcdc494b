import { type FilterOf, filterTest, type FilterTest } from './filterTest.ts'
import type { FilterValues } from './filterRule/filterValues.ts'
import type { Hit } from './hits.ts'
import type { Reason, Unknown } from './verdict.ts'

export type Decision =
  | { readonly passes: boolean; readonly reason?: Extract<Reason, { kind: 'filter' }> }
  | { readonly passes: 'unknown'; readonly what: Unknown }

/**
 * Whether the filters of several assignments that reach a device let it through (memdocs, filters/troubleshoot): any exclude
 * filter decides before one without a filter, and that before include filters, of which one that matches is enough.
 */
export function filterDecision(hits: readonly Hit[], filterOf: FilterOf, values: FilterValues | undefined): Decision {
  const tested = hits.map((hit) => ({ hit, test: filterTest(hit.assignment, filterOf, values) }))
  const excludes = tested.filter(({ hit }) => hit.assignment.filter?.mode === 'exclude')
  const includes = tested.filter(({ hit }) => hit.assignment.filter?.mode === 'include')
  const odd = tested.find(({ hit }) => hit.assignment.filter?.mode === 'unknown')
  if (odd) return { passes: 'unknown', what: { of: 'filter', filterId: odd.hit.assignment.filter?.id ?? '' } }
  if (excludes.length > 0) {
    const match = excludes.find(({ test }) => test.matches === true)
    if (match) return { passes: false, reason: reasonOf(match) }
    return unknownOf(excludes) ?? { passes: true, reason: excludes[0] && reasonOf(excludes[0]) }
  }
  if (includes.length < tested.length) return { passes: true }
  const match = includes.find(({ test }) => test.matches === true)
  if (match) return { passes: true, reason: reasonOf(match) }
  return unknownOf(includes) ?? { passes: false, reason: includes[0] && reasonOf(includes[0]) }
}

interface Tested {
  readonly hit: Hit
  readonly test: FilterTest
}

function reasonOf({ hit, test }: Tested): Extract<Reason, { kind: 'filter' }> | undefined {
  const { filter: choice } = hit.assignment
  if (test.filter === undefined || choice === undefined || choice.mode === 'unknown' || test.matches === 'unknown')
    return undefined
  return {
    kind: 'filter',
    filter: test.filter,
    mode: choice.mode,
    matches: test.matches,
    decided: test.decided,
    via: hit.via,
  }
}

function unknownOf(tested: readonly Tested[]): Decision | undefined {
  const open = tested.find(({ test }) => test.matches === 'unknown')
  if (open === undefined) return undefined
  const { filter, decided } = open.test
  const filterId = open.hit.assignment.filter?.id ?? ''
  return { passes: 'unknown', what: { of: 'filter', filterId, filter, property: decided?.clause.property } }
}
