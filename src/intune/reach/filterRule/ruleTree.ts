/** Offsets are UTF-16 code units from the start of the rule; `end` is behind the last one. */
export interface RulePlace {
  readonly start: number
  readonly end: number
}

/** The language's operators, in the spelling of the admin center without its dash. */
export const operators = [
  'eq',
  'ne',
  'startsWith',
  'contains',
  'notContains',
  'in',
  'notIn',
  'gt',
  'ge',
  'lt',
  'le',
] as const
export type Operator = (typeof operators)[number]

export type RuleValue =
  /** In double quotes, without them. */
  | { readonly kind: 'text'; readonly text: string }
  /** Without quotes: right for a version only. */
  | { readonly kind: 'bare'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'null' }

/** One comparison, such as `device.model -eq "Surface"`. */
export interface Clause extends RulePlace {
  readonly kind: 'clause'
  /** As written, in any case; `device` or `app` where the rule is right. */
  readonly entity: string
  /** As written, in any case. */
  readonly property: string
  readonly operator: Operator
  readonly value: RuleValue
  readonly propertyPlace: RulePlace
  readonly operatorPlace: RulePlace
  readonly valuePlace: RulePlace
}

export interface Joined extends RulePlace {
  readonly kind: 'and' | 'or'
  /** Two or more. */
  readonly parts: readonly RuleNode[]
  /** Whether parentheses stand around it. */
  readonly grouped: boolean
}

export type RuleNode = Clause | Joined

/** Every comparison, in the order of the rule. */
export function clausesOf(node: RuleNode): readonly Clause[] {
  return node.kind === 'clause' ? [node] : node.parts.flatMap((part) => clausesOf(part))
}
