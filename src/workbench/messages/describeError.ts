import { GraphError } from '../../graph/graphError.ts'
import { DocumentError } from '../../intune/documents/documentError.ts'
import { DomainError } from '../../intune/model/domainError.ts'
import { RefusedError } from '../../intune/model/refusedError.ts'
import { refusalText } from './refusalText.ts'
import type { Explanation } from './explanation.ts'
import { describeGraphError } from './describeGraphError.ts'
import { documentErrorText } from './documentProblemText.ts'
import { domainErrorText } from './domainErrorText.ts'
import { refresh, showLog } from './remedies.ts'

/** The failure in plain words, and what can be done about it. */
export function describeError(error: Error): Explanation {
  if (error instanceof GraphError) return describeGraphError(error)
  if (error instanceof RefusedError) return { message: refusalText(error.refusal), remedies: [refresh()] }
  if (error instanceof DomainError) return { message: domainErrorText(error), remedies: [refresh()] }
  if (error instanceof DocumentError) return { message: documentErrorText(error), remedies: [] }
  return { message: error.message, remedies: [showLog()] }
}
