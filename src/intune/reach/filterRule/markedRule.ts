import type { RulePlace } from './ruleTree.ts'

/** A line of a rule, with a line of signs below the parts that are meant; `marks` is absent where none are. */
export interface MarkedLine {
  readonly text: string
  readonly marks?: string
}

/** The lines of a rule as written, so that a place in it can be pointed at. A place behind the end is one sign. */
export function markedRule(rule: string, places: readonly RulePlace[]): readonly MarkedLine[] {
  let begin = 0
  return rule.split(/\r\n|[\n\r\u2028\u2029]/u).map((text) => {
    const [start, end] = [begin, begin + text.length]
    begin = end + (rule.startsWith('\r\n', end) ? 2 : 1)
    const meant = places.filter((one) => one.start <= end && Math.max(one.end, one.start + 1) > start)
    const length = Math.max(0, ...meant.map((one) => Math.min(Math.max(one.end, one.start + 1), end + 1) - start))
    const isMeant = (at: number): boolean =>
      meant.some((one) => at >= one.start && at < Math.max(one.end, one.start + 1))
    const marks = Array.from({ length }, (_, index) => (isMeant(start + index) ? '^' : ' '))
      .join('')
      .trimEnd()
    return marks === '' ? { text } : { text, marks }
  })
}

/** Where in a rule, as an editor counts: line and column from 1. */
export function lineAndColumn(rule: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = rule.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/u)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
