import { describeProblem, type DocumentProblem, placeOf } from './documentProblem.ts'

/** A text that is no assignment document, with all that is wrong with it. `kind` is a stable word for callers. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly kind = 'document'
  readonly problems: readonly DocumentProblem[]
  /** Of the first problem, both from 1. */
  readonly line: number
  readonly column: number

  constructor(text: string, problems: readonly DocumentProblem[]) {
    const [first] = problems
    const { line, column } = placeOf(text, first?.offset ?? 0)
    const { message, args } = describeProblem(first ?? { problem: 'noDocument', about: '' })
    super(`line ${line}, column ${column}: ${message.replace('{0}', () => args[0] ?? '')}`)
    this.problems = problems
    this.line = line
    this.column = column
  }
}
