/** What is wrong with a document, and where; the words are `describeProblem`'s. */
export interface DocumentProblem {
  readonly problem: ProblemKind
  /** What it is about: a property, a value. */
  readonly about: string
  /** In the text, from 0. */
  readonly offset: number
  readonly length: number
}

export type ProblemKind =
  /** It is no JSON with comments; `about` is what the parser says. */
  | 'syntax'
  | 'tooDeep'
  | 'tooLong'
  /** Something else than an assignment document. */
  | 'noDocument'
  /** Of a later version of the grammar. */
  | 'version'
  | 'unknownProperty'
  | 'missingProperty'
  | 'propertyTwice'
  | 'wrongValue'
  | 'unknownKind'
  | 'configurationTwice'
  | 'noFieldOfKind'

/** A sentence with `{0}` for `args`, so that it can be translated as a whole. */
export interface ProblemSentence {
  readonly message: string
  readonly args: readonly string[]
}

export function describeProblem({ problem, about }: Pick<DocumentProblem, 'problem' | 'about'>): ProblemSentence {
  switch (problem) {
    case 'syntax':
      return sentence('This is not valid JSON: {0}.', about)
    case 'tooDeep':
      return sentence('This is nested too deeply for an assignment document.')
    case 'tooLong':
      return sentence('This is too long for an assignment document.')
    case 'noDocument':
      return sentence('This is not an assignment document: it has no "intuneAssignments": 1.')
    case 'version':
      return sentence('A later version of the extension made this document.')
    case 'unknownProperty':
      return sentence('There is no "{0}" here.', about)
    case 'missingProperty':
      return sentence('"{0}" is missing.', about)
    case 'propertyTwice':
      return sentence('"{0}" is here twice.', about)
    case 'wrongValue':
      return sentence('This is not what {0} can be.', about)
    case 'unknownKind':
      return sentence('This version does not know the kind {0}.', about)
    case 'configurationTwice':
      return sentence('This configuration is in the document twice.')
    case 'noFieldOfKind':
      return sentence('Assignments of this kind have no field {0}.', about)
  }
}

/** Line and column of a place, both from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

function sentence(message: string, ...args: string[]): ProblemSentence {
  return { message, args }
}
