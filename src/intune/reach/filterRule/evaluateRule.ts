import { compareText, compareVersionTexts, type Matches } from './compareValues.ts'
import { filterProperty } from './filterProperties.ts'
import type { FilterValues } from './filterValues.ts'
import type { Clause, Joined, RuleNode } from './ruleTree.ts'

/** One comparison with both values. */
export interface ClauseResult {
  readonly clause: Clause
  /** What the device holds; null: no value. Undefined: not known. */
  readonly actual: string | null | undefined
  readonly matches: Matches
}

export interface RuleResult {
  readonly matches: Matches
  /**
   * The comparisons that alone make it so, in the order of the rule: one where one was enough (the first such), more
   * where it took all of them. Never empty.
   */
  readonly deciding: readonly ClauseResult[]
}

/**
 * Whether a device with these values matches, as the service evaluates rules (observed there with 84 rules). A value that
 * is not known makes the answer unknown, unless the rest of the rule decides. `doubtful`: comparisons that we don't
 * understand although the service saved the rule; they are unknown too.
 */
export function evaluateRule(
  node: RuleNode,
  values: FilterValues,
  doubtful: (clause: Clause) => boolean = () => false,
): RuleResult {
  if (node.kind === 'clause') {
    const result = evaluateClause(node, values, doubtful(node))
    return { matches: result.matches, deciding: [result] }
  }
  return join(
    node.kind,
    node.parts.map((part) => evaluateRule(part, values, doubtful)),
  )
}

function evaluateClause(clause: Clause, values: FilterValues, doubtful: boolean): ClauseResult {
  const actual = values.get(clause.property.toLowerCase())
  if (doubtful || actual === undefined) return { clause, actual, matches: 'unknown' }
  const entity = clause.entity.toLowerCase() === 'app' ? 'app' : 'device'
  const compare = filterProperty(entity, clause.property)?.version ? compareVersionTexts : compareText
  return { clause, actual, matches: compare(clause.operator, actual, clause.value) }
}

/** One part that is false decides an `and`, one that is true an `or`. */
function join(kind: Joined['kind'], results: readonly RuleResult[]): RuleResult {
  const strong = kind === 'or'
  const decider = results.find(({ matches }) => matches === strong)
  if (decider) return decider
  const unknown = results.filter(({ matches }) => matches === 'unknown')
  const because = unknown.length > 0 ? unknown : results
  return {
    matches: unknown.length > 0 ? 'unknown' : !strong,
    deciding: because.flatMap(({ deciding }) => deciding),
  }
}
