import { type Token, tokensOf } from './ruleTokens.ts'
import type { RuleProblem, RuleProblemFact } from './ruleProblem.ts'
import type { RulePlace } from './ruleTree.ts'

/** Thrown inside the parser only; `parseRule` turns it into its result. */
export class RuleRefusal extends Error {
  readonly problem: RuleProblem

  constructor(problem: RuleProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** The tokens of a rule, one after the other. */
export class TokenReader {
  readonly #tokens: readonly Token[]
  readonly #after: RuleProblem
  #next = 0

  constructor(rule: string) {
    const { tokens, problem } = tokensOf(rule)
    this.#tokens = tokens
    this.#after = problem ?? { kind: 'endsEarly', start: rule.length, end: rule.length }
  }

  /** The quote that is not closed, where the rule has one. */
  get broken(): RuleProblem | undefined {
    return this.#after.kind === 'unclosedText' ? this.#after : undefined
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next]
  }

  /** The next token; refuses where the rule has ended. */
  take(): Token {
    const token = this.#tokens[this.#next++]
    if (token === undefined) throw new RuleRefusal(this.#after)
    return token
  }
}

export function refuse({ start, end }: RulePlace, fact: RuleProblemFact): never {
  throw new RuleRefusal({ ...fact, start, end })
}
