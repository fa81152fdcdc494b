import { parseClause } from './parseClause.ts'
import type { RuleProblem } from './ruleProblem.ts'
import type { Token } from './ruleTokens.ts'
import type { RuleNode } from './ruleTree.ts'
import { refuse, RuleRefusal, TokenReader } from './tokenReader.ts'

/** More characters are refused (memdocs, filters.md). */
export const ruleLimit = 3_072

export type ParsedRule = { readonly tree: RuleNode } | { readonly problem: RuleProblem }

/**
 * Reads a rule of an assignment filter as the service's check does (observed there with 114 rules; the documentation
 * describes less). It looks at the grammar only: `checkRule` says whether properties, operators and values fit.
 * Depth costs no call stack, and nothing behind the service's limit of 3,072 characters is looked at.
 */
export function parseRule(rule: string): ParsedRule {
  try {
    return { tree: parse(rule) }
  } catch (error) {
    if (error instanceof RuleRefusal) return { problem: error.problem }
    throw error
  }
}

/** What stands between two parentheses, while it is read. */
interface Group {
  readonly open?: Token
  /** Whole parts of an `or`. */
  readonly alternatives: RuleNode[]
  /** The parts of the `and` that is being read. */
  readonly parts: RuleNode[]
}

function parse(rule: string): RuleNode {
  if (rule.length > ruleLimit) refuse({ start: ruleLimit, end: rule.length }, { kind: 'tooLong', limit: ruleLimit })
  const reader = new TokenReader(rule)
  if (reader.peek() === undefined && !reader.broken) refuse({ start: 0, end: rule.length }, { kind: 'empty' })
  const outer: Group[] = []
  let group: Group = { alternatives: [], parts: [] }
  for (;;) {
    const first = reader.take()
    if (first.kind === '(') {
      outer.push(group)
      group = { open: first, alternatives: [], parts: [] }
      continue
    }
    group.parts.push(parseClause(first, reader))
    for (;;) {
      const next = reader.peek()
      if (next === undefined && reader.broken === undefined) {
        if (group.open) refuse(group.open, { kind: 'unclosedGroup' })
        return whole(group)
      }
      const token = reader.take()
      if (token.kind === ')') {
        const around = outer.pop() ?? refuse(token, { kind: 'unopenedGroup' })
        around.parts.push(grouped(whole(group), group.open ?? token, token))
        group = around
        continue
      }
      const join = token.kind === 'word' ? /^-?(and|or)$/i.exec(token.text)?.[1]?.toLowerCase() : undefined
      if (join === undefined) refuse(token, { kind: 'joinExpected' })
      if (join === 'or') group.alternatives.push(joined('and', group.parts.splice(0)))
      break
    }
  }
}

/** `and` binds tighter than `or`. */
function whole({ alternatives, parts }: Group): RuleNode {
  return joined('or', [...alternatives, joined('and', parts)])
}

function joined(kind: 'and' | 'or', parts: readonly RuleNode[]): RuleNode {
  const [first] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('a group has at least one comparison')
  return parts.length === 1 ? first : { kind, parts, grouped: false, start: first.start, end: last.end }
}

/** Parentheses around one comparison, or around others, change nothing. */
function grouped(node: RuleNode, open: Token, close: Token): RuleNode {
  return node.kind === 'clause' ? node : { ...node, grouped: true, start: open.start, end: close.end }
}
