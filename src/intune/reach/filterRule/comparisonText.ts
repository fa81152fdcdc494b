import type { ClauseResult } from './evaluateRule.ts'
import type { Clause, RuleValue } from './ruleTree.ts'

/** A comparison with what the device holds, in the words of the rule: `deviceOwnership -eq "Corporate" ("Personal")`. */
export function comparisonText({ clause, actual }: ClauseResult): string {
  return `${clauseText(clause)} (${actual === null || actual === undefined ? '$null' : `"${actual}"`})`
}

export function clauseText({ property, operator, value }: Clause): string {
  return `${property} -${operator} ${valueText(value)}`
}

function valueText(value: RuleValue): string {
  switch (value.kind) {
    case 'null':
      return '$null'
    case 'list':
      return `[${value.items.map((item) => `"${item}"`).join(', ')}]`
    case 'text':
      return `"${value.text}"`
    case 'bare':
      return value.text
  }
}
