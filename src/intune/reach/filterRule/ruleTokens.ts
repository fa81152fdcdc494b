import type { RuleProblem } from './ruleProblem.ts'
import type { RulePlace } from './ruleTree.ts'

const marks = ['(', ')', '[', ']', ','] as const
export type TokenKind = (typeof marks)[number] | 'word' | 'text'

export interface Token extends RulePlace {
  readonly kind: TokenKind
  /** Of a `text` what stands between the quotes. */
  readonly text: string
}

/** Sticky: exactly one token or blank from `lastIndex` on. A quote that is never closed matches nothing. */
const token = /([ \t\r\n]+)|([()[\],])|"([^"]*)"|([^ \t\r\n()[\],"]+)/y

/** The rule's tokens up to the first quote that is not closed. There are no escapes: a text can't hold a double quote. */
export function tokensOf(rule: string): { readonly tokens: readonly Token[]; readonly problem?: RuleProblem } {
  const tokens: Token[] = []
  token.lastIndex = 0
  for (let start = 0; start < rule.length; start = token.lastIndex) {
    const match = token.exec(rule)
    if (match === null) return { tokens, problem: { kind: 'unclosedText', start, end: rule.length } }
    const [text, blank, mark, quoted] = match
    const place = { start, end: start + text.length }
    if (blank !== undefined) continue
    const kind = marks.find((one) => one === mark)
    if (kind !== undefined) tokens.push({ ...place, kind, text })
    else if (quoted !== undefined) tokens.push({ ...place, kind: 'text', text: quoted })
    else tokens.push({ ...place, kind: 'word', text })
  }
  return { tokens }
}
