import * as vscode from 'vscode'
import type { DocumentError } from '../../intune/documents/documentError.ts'
import { describeProblem, type DocumentProblem } from '../../intune/documents/documentProblem.ts'

export function documentProblemText(problem: Pick<DocumentProblem, 'problem' | 'about'>): string {
  const { message, args } = describeProblem(problem)
  return vscode.l10n.t(message, ...args)
}

/** The first problem, with its place. */
export function documentErrorText({ problems: [first], line, column }: DocumentError): string {
  const text = documentProblemText(first ?? { problem: 'noDocument', about: '' })
  return vscode.l10n.t('Line {0}, column {1}: {2}', line, column, text)
}
