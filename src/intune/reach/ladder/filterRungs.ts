import { takesOf } from '../../model/takes.ts'
import { filterDecision } from '../filterDecision.ts'
import { filterEvidence } from './evidenceOf.ts'
import type { Looked } from './ladderInput.ts'
import { type Evidence, type Rung, rung } from './rung.ts'

/** Whether the filters of the inclusions that count keep it out, all together. */
export function filterRung(looked: Looked): Rung {
  const { winners, configuration, filterOf, subject } = looked
  const evidence = filtersOf(looked)
  if (evidence.length === 0) return rung('filter', false, 'noFilter')
  if (takesOf(configuration).filters === 'none') return rung('filter', false, 'filterNotHonoured', evidence)
  const decision = filterDecision(winners, filterOf, subject.values)
  if (decision.passes !== 'unknown') {
    return decision.passes
      ? rung('filter', false, 'filterPasses', evidence)
      : rung('filter', true, 'filterKeepsOut', evidence)
  }
  if (subject.values === undefined) return rung('filter', 'unknown', 'filterNeedsDevice', evidence)
  const property = decision.what.of === 'filter' ? decision.what.property : undefined
  const missing: readonly Evidence[] = property === undefined ? [] : [{ fact: 'property', property }]
  return rung('filter', 'unknown', 'filterNotKnown', [...evidence, ...missing])
}

/** Of several assignments, an exclude filter decides before none, and none before include filters. */
export function precedenceRung(looked: Looked): Rung {
  const step = 'filterPrecedence'
  const { winners, configuration, filterOf, subject } = looked
  const evidence = filtersOf(looked)
  if (winners.length < 2 || evidence.length === 0 || takesOf(configuration).filters === 'none')
    return rung(step, false, 'noPrecedence')
  const together = filterDecision(winners, filterOf, subject.values).passes
  if (together === 'unknown') return rung(step, 'unknown', 'precedenceNotKnown', evidence)
  const alone = winners.map((one) => filterDecision([one], filterOf, subject.values).passes)
  if (!alone.some((one) => one === !together)) return rung(step, false, 'noPrecedence', evidence)
  const modes = winners.map(({ assignment }) => assignment.filter?.mode)
  if (modes.includes('exclude')) return rung(step, true, 'excludeFilterDecides', evidence)
  return rung(step, true, modes.includes(undefined) ? 'noFilterDecides' : 'includeFilterDecides', evidence)
}

/** Each filter once, as an assignment to a user and one to a device may have the same. */
function filtersOf(looked: Looked): readonly Evidence[] {
  const all = looked.winners.flatMap(({ assignment }) => filterEvidence(looked, assignment) ?? [])
  return [...new Map(all.map((one) => [`${one.filterId} ${one.mode}`, one])).values()]
}
