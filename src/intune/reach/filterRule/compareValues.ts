import type { Operator, RuleValue } from './ruleTree.ts'
import { compareVersions, deviceVersion, ruleVersion } from './versionNumber.ts'

export type Matches = boolean | 'unknown'

const negated: ReadonlyMap<Operator, Operator> = new Map([
  ['ne', 'eq'],
  ['notIn', 'in'],
  ['notContains', 'contains'],
])

/** Case counts for nothing, nor do blanks around the rule's value. Without a value only the negative operators match. */
export function compareText(operator: Operator, actual: string | null, value: RuleValue): Matches {
  const positive = negated.get(operator)
  if (positive) return not(compareText(positive, actual, value))
  if (value.kind === 'null') return actual === null
  if (actual === null) return false
  const wanted = (value.kind === 'list' ? value.items : [value.text]).map(folded)
  const plain = actual.toLowerCase()
  const matches = wanted.some((one) => holds(operator, plain, one))
  // Whether the service drops the blanks around what the device holds was not observed.
  return matches === wanted.some((one) => holds(operator, plain.trim(), one)) ? matches : 'unknown'
}

/** Compared number by number. What the device holds may be no such version; then nobody knows what the service does. */
export function compareVersionTexts(operator: Operator, actual: string | null, value: RuleValue): Matches {
  if (actual === null) return operator === 'ne'
  const wanted = value.kind === 'text' || value.kind === 'bare' ? ruleVersion(value.text) : undefined
  const held = deviceVersion(actual)
  if (wanted === undefined || held === undefined) return 'unknown'
  const order = compareVersions(held, wanted)
  return orders.get(operator)?.(order) ?? 'unknown'
}

const orders: ReadonlyMap<Operator, (order: number) => boolean> = new Map([
  ['eq', (order) => order === 0],
  ['ne', (order) => order !== 0],
  ['gt', (order) => order > 0],
  ['ge', (order) => order >= 0],
  ['lt', (order) => order < 0],
  ['le', (order) => order <= 0],
])

function holds(operator: Operator, actual: string, wanted: string): boolean {
  if (operator === 'startsWith') return actual.startsWith(wanted)
  if (operator === 'contains') return actual.includes(wanted)
  return actual === wanted
}

function not(matches: Matches): Matches {
  return matches === 'unknown' ? 'unknown' : !matches
}

function folded(text: string): string {
  return text.trim().toLowerCase()
}
